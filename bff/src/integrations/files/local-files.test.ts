import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createByteCipher } from './byte-cipher.ts';
import type { FileStore } from './file-store.ts';
import { localFiles } from './local-files.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const cipher = createByteCipher({ current: 'k1', keys: new Map([['k1', key(1)]]) });
const plain = Buffer.from('林秀英 990104195504280025 样例');

let folder: string;
let files: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-files-'));
  files = localFiles(folder, cipher);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

test('a file comes back as it was, under a random name, and cannot be read on the disk', async () => {
  const one = await files.put(plain);
  const two = await files.put(plain);
  expect(one.name).not.toBe(two.name);
  expect(one.sha256).toBe(two.sha256);
  expect(await files.get(one.name)).toEqual(plain);
  expect((await readFile(pathOf(one.name))).includes('林秀英')).toBe(false);
  expect(await readFile(pathOf(one.name))).not.toEqual(await readFile(pathOf(two.name)));
});

test('a changed, shortened or swapped file is not handed out', async () => {
  const { name } = await files.put(plain);
  const other = await files.put(Buffer.from('other'));
  const sealed = await readFile(pathOf(name));
  for (const at of [0, 5, 10, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(pathOf(name), changed);
    await expect(files.get(name)).rejects.toThrow();
  }
  await writeFile(pathOf(name), sealed.subarray(0, -1));
  await expect(files.get(name)).rejects.toThrow();
  await writeFile(pathOf(other.name), sealed);
  await expect(files.get(other.name)).rejects.toThrow();
});

test('a file stays readable after a new key was added', async () => {
  const { name } = await files.put(plain);
  const keys = new Map([['k1', key(1)], ['k2', key(2)]]); // prettier-ignore
  const later = localFiles(folder, createByteCipher({ current: 'k2', keys }));
  expect(await later.get(name)).toEqual(plain);
  expect(await later.get((await later.put(plain)).name)).toEqual(plain);
});

test('a missing file is null, a deleted one too, and a path is never a name', async () => {
  const { name } = await files.put(plain);
  await files.delete(name);
  await files.delete(name);
  expect(await files.get(name)).toBeNull();
  await expect(files.get('../../etc/passwd')).rejects.toThrow('not a file name');
});

test('the sweep deletes old files no row names, unfinished ones too, and nothing else', async () => {
  const [kept, orphan, young] = [await files.put(plain), await files.put(plain), await files.put(plain)];
  await writeFile(`${pathOf(orphan.name)}.part`, 'half');
  const old = new Date(Date.now() - 3_600_000);
  for (const path of [pathOf(kept.name), pathOf(orphan.name), `${pathOf(orphan.name)}.part`])
    await utimes(path, old, old);
  const deleted = await files.sweep(new Date(Date.now() - 600_000), (names) =>
    Promise.resolve(new Set(names.filter((name) => name === kept.name))),
  );
  expect(deleted).toBe(2);
  expect(await files.get(kept.name)).toEqual(plain);
  expect(await files.get(young.name)).toEqual(plain);
  expect(await files.get(orphan.name)).toBeNull();
  expect((await readdir(join(folder, orphan.name.slice(0, 2)))).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a folder that cannot be written is a refusal, not a half file', async () => {
  await writeFile(join(folder, 'plain-file'), '');
  const broken = localFiles(join(folder, 'plain-file'), cipher);
  await expect(broken.put(plain)).rejects.toMatchObject({ code: 'storage.unavailable' });
});
