import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import type { ByteCipher } from './byte-cipher.ts';
import type { FileStore } from './file-store.ts';

const NAME = /^[0-9a-f]{32}$/;
const BATCH = 200;

/** Files below a folder of this machine, spread over 256 subfolders by the first byte of their names. */
export function localFiles(folder: string, cipher: ByteCipher): FileStore {
  const shardOf = (name: string) => join(folder, name.slice(0, 2));
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('not a file name of this store');
    return join(shardOf(name), name);
  };
  return {
    async put(bytes) {
      const name = randomBytes(16).toString('hex');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await write(shardOf(name), name, cipher.encrypt(bytes, name)).catch((cause: unknown) => {
        throw new AppError('storage.unavailable', { cause });
      });
      return { name, sha256 };
    },
    async get(name) {
      const sealed = await readFile(pathOf(name)).catch(nullWhenMissing);
      return sealed && cipher.decrypt(sealed, name);
    },
    delete: (name) => rm(pathOf(name), { force: true }),
    async sweep(until, named) {
      let deleted = 0;
      for (const shard of (await readdir(folder).catch(nullWhenMissing)) ?? []) {
        const old = await olderThan(join(folder, shard), until);
        for (let at = 0; at < old.length; at += BATCH) {
          const batch = old.slice(at, at + BATCH);
          const kept = await named(batch.filter((name) => NAME.test(name)));
          const nameless = batch.filter((name) => !kept.has(name));
          await Promise.all(nameless.map((name) => rm(join(folder, shard, name), { force: true })));
          deleted += nameless.length;
        }
      }
      return deleted;
    },
  };
}

/** Bytes and name would survive a power cut once this resolves. Only then may a row name the file: till then it may be half. */
async function write(shard: string, name: string, bytes: Buffer): Promise<void> {
  const create = () => open(join(shard, name), 'wx', 0o600);
  const file = await create().catch(async (error: unknown) => {
    nullWhenMissing(error);
    await mkdir(shard, { recursive: true, mode: 0o700 });
    await syncFolder(join(shard, '..'));
    return create();
  });
  try {
    await file.writeFile(bytes);
    await Promise.all([file.sync(), syncFolder(shard)]);
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
}

async function olderThan(shard: string, until: Date): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(shard)) {
    const facts = await stat(join(shard, name)).catch(nullWhenMissing);
    if (facts && facts.mtime < until) old.push(name);
  }
  return old;
}

function nullWhenMissing(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
