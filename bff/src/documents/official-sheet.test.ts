import { expect, test } from '@jest/globals';
import { layoutOfficialSheet } from './official-sheet.ts';
import { longSampleSheet, sampleSheet } from './sample-sheet.ts';

const measure = (text: string) => [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);

test('issuer, date and seal always share their page with a part of the statement', () => {
  for (let months = 1; months < 60; months++) {
    const { pages, seal } = layoutOfficialSheet(measure, longSampleSheet({ name: '张伟', number: 1 }, months));
    const texts = pages.map(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item] : [])));
    const own = texts[seal.page] ?? [];
    const issuer = own.find(({ text }) => text === '云江市住房公积金管理中心（样例）');
    expect(own.filter(({ text, y }) => text === '2,904.00元' && y < (issuer?.y ?? 0)).length).toBeGreaterThan(0);
    expect(texts.flat().filter(({ text }) => text === '2,904.00元')).toHaveLength(months + 1);
  }
});

test('a sheet of one page has no page number', () => {
  const { pages } = layoutOfficialSheet(measure, sampleSheet({ name: '张伟', number: 1 }));
  expect(pages).toHaveLength(1);
  expect(JSON.stringify(pages)).not.toContain('第 1 页');
});
