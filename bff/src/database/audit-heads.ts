import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ChainHead } from './audit-chain.sql.ts';

const Head = z.object({ at: z.string(), seq: z.int(), hash: z.string().check(z.length(64)) });

/** Heads of the audit chain kept outside the database, where its administrator cannot change them. */
export interface HeadLog {
  append(head: ChainHead, at: Date): Promise<void>;
  /** `heads` oldest first; `torn` counts lines that are no JSON, as a crash while appending leaves them. */
  all(): Promise<{ readonly heads: readonly ChainHead[]; readonly torn: number }>;
}

/** One JSON line a head in `heads.ndjson` in a folder, best on other storage that only allows appending. */
export function headFile(folder: string): HeadLog {
  const path = join(folder, 'heads.ndjson');
  return {
    async append({ seq, hash }, at) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a+', 0o600);
      try {
        const start = (await endsTorn(file)) ? '\n' : '';
        await file.write(`${start}${JSON.stringify({ at: at.toISOString(), seq, hash })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async all() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const text = await readFile(path, { encoding: 'utf8', flag: 'a+' });
      const lines = text.split('\n').filter((line) => line !== '');
      const read = lines.map(jsonOf).filter((line) => line !== null);
      return { heads: read.map((line) => z.parse(Head, line)), torn: lines.length - read.length };
    },
  };
}

async function endsTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
