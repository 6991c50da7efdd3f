import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { sealAndJudge } from './documents-example.ts';

test('the example of the documents guide stands there as it is and does what it says', async () => {
  const [guide, example] = await Promise.all([
    readFile(new URL('../../docs/documents.md', import.meta.url), 'utf8'),
    readFile(new URL('documents-example.ts', import.meta.url), 'utf8'),
  ]);
  expect(guide).toContain(example.slice(example.indexOf('export async function')).trimEnd());
  const { bytes, verdict } = await sealAndJudge(new Date('2026-11-22T05:00:00Z'));
  expect(verdict).toMatchObject({ ok: true, format: 'ofd', seal: { id: 'SAMPLE-7' } });
  expect(bytes.length).toBeLessThan(120_000);
});
