import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ChainHead } from './audit-chain.sql.ts';

const Head = z.object({ at: z.string(), seq: z.int(), hash: z.string().check(z.length(64)) });

/** Heads of the audit chain kept outside the database, where its administrator cannot change them. */
export interface HeadLog {
  append(head: ChainHead, at: Date): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly ChainHead[]>;
}

/** One JSON line a head in `heads.ndjson` in a folder, best on other storage that only allows appending. */
export function headFile(folder: string): HeadLog {
  const path = join(folder, 'heads.ndjson');
  return {
    async append({ seq, hash }, at) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.write(`${JSON.stringify({ at: at.toISOString(), seq, hash })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async all() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const text = await readFile(path, { encoding: 'utf8', flag: 'a+' });
      const lines = text.split('\n').filter((line) => line !== '');
      return lines.map((line) => z.parse(Head, JSON.parse(line)));
    },
  };
}
