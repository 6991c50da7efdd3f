import { describe, expect, test } from '@jest/globals';
import { judgeAnswers } from 'shared/form-fields.ts';
import { requestTypes } from './types.ts';

const on = '2026-11-23';
const person = { name: '龚䶮', idNumber: '990104200101300093', district: '云溪区', on };

describe.each(requestTypes.map((type) => [type.title, type] as const))('%s', (_title, type) => {
  test('has an example that its own forms take, and says with it whom it is about', () => {
    expect(judgeAnswers(type.fields, type.example.answers, on).ok).toBe(true);
    expect(judgeAnswers(type.findings, type.example.findings, on).ok).toBe(true);
    const said = JSON.stringify(type.state({ ...person, ...type.example }));
    expect(said).toContain('龚䶮');
    expect(said).toContain('990104200101300093');
    expect(said).toContain('2026年11月23日');
  });

  test('promises days, wants at least one material, names its laws and short purposes', () => {
    expect(type.promisedDays).toBeGreaterThan(0);
    expect(type.materials.some(({ optional }) => !optional)).toBe(true);
    for (const law of type.legalBasis) expect(law).toMatch(/^《.+》$/);
    for (const purpose of type.purposes) expect([...purpose].length).toBeLessThanOrEqual(20);
    const codes = [...type.fields, ...type.findings].map(({ id }) => id);
    for (const code of [...codes, ...type.materials.map((one) => one.code)])
      expect(code).toMatch(/^[a-z][a-z-]{1,31}$/);
  });
});

test('无犯罪记录 says since when, or up to now when no day was given', () => {
  const type = requestTypes.find(({ code }) => code === 'no-criminal-record');
  const said = (answers: Record<string, string>) => type?.state({ ...person, answers, findings: {} }).opening[1];
  expect(said({ from: '2016-01-01' })).toBe('经查询，自2016年1月1日至2026年11月23日期间，未发现申请人有犯罪记录。');
  expect(said({})).toBe('经查询，截至2026年11月23日，未发现申请人有犯罪记录。');
  expect(type?.sensitivity).toBe('high');
});
