import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { testWith } from '../../test/harness/programs.ts';
import { writeZip, zipEntry } from './zip-writer.ts';

const LONG = Buffer.from('云江市云溪区'.repeat(300));
const RANDOM = createHash('sha512').digest();
const entries = () => [
  zipEntry('说明/空.txt', Buffer.alloc(0), 6),
  zipEntry('long.txt', LONG, 6),
  zipEntry('stored.txt', LONG, 0),
  zipEntry('random.bin', RANDOM, 9),
];

test('what goes in comes out, and what does not get shorter is stored', () => {
  const files = readZip(writeZip(entries()));
  expect([...files.keys()]).toEqual(['说明/空.txt', 'long.txt', 'stored.txt', 'random.bin']);
  expect(Buffer.from(files.get('long.txt') ?? [])).toEqual(LONG);
  expect(Buffer.from(files.get('stored.txt') ?? [])).toEqual(LONG);
  expect(Buffer.from(files.get('random.bin') ?? [])).toEqual(RANDOM);
  expect(files.get('说明/空.txt')).toHaveLength(0);
  expect(entries().map(({ isDeflated }) => isDeflated)).toEqual([false, true, false, false]);
});

test('the same entries give the same bytes', () => {
  expect(writeZip(entries())).toEqual(writeZip(entries()));
});

testWith(['unzip'], 'unzip finds nothing to complain about', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suiban-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), writeZip(entries()));
    const output = execFileSync('unzip', ['-t', 'a.zip'], { cwd: folder });
    expect(output.toString()).toContain('No errors detected');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
