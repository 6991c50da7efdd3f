import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { headFile } from './audit-heads.ts';

const head = (seq: number) => ({ seq, hash: String(seq % 10).repeat(64) });
const at = new Date('2026-11-22T08:00:00.000Z');
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-heads-'));
  path = join(folder, 'heads.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

test('a line torn by a crash at any byte is counted, never a head, and the heads before it stay', async () => {
  const log = headFile(folder);
  await log.append(head(5), at);
  const whole = (await readFile(path)).length;
  await log.append(head(9), at);
  for (let length = (await readFile(path)).length - 2; length > whole; length -= 1) {
    await truncate(path, length);
    expect(await log.all()).toMatchObject({ heads: [head(5)], torn: 1 });
  }
});

test('a head written after a crash stands on its own line', async () => {
  const log = headFile(folder);
  await log.append(head(5), at);
  await log.append(head(9), at);
  await truncate(path, (await readFile(path)).length - 20);
  await log.append(head(12), at);
  expect(await log.all()).toMatchObject({ heads: [head(5), head(12)], torn: 1 });
});

test('only the line feed missing loses nothing', async () => {
  const log = headFile(folder);
  await log.append(head(5), at);
  await truncate(path, (await readFile(path)).length - 1);
  await log.append(head(9), at);
  expect(await log.all()).toMatchObject({ heads: [head(5), head(9)], torn: 0 });
});

test('a line that is JSON but no head is an edit, not a crash', async () => {
  const log = headFile(folder);
  await log.append({ seq: 5, hash: 'short' }, at);
  await expect(log.all()).rejects.toThrow();
});
