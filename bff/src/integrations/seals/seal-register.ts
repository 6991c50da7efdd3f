import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What stands on a seal. */
export interface SealLettering {
  /** Along the arc, without brackets. */
  readonly arc: string;
  /** Across the middle, as 样例. */
  readonly center: string;
}

/** A seal as it was made: old documents keep this picture, whatever the department is called today. */
export interface MadeSeal extends SealLettering {
  /** DER as its maker signed it (SESeal). */
  readonly seal: Uint8Array;
  /** DER of the root the maker's certificate hangs from. */
  readonly makerRoot: Uint8Array;
  /** Codes of the proofs it may seal, as whoever keeps the register wrote them; null: all of its department's. */
  readonly types: readonly string[] | null;
}

/** The seals that were made, by id. Nothing in it is secret; what it holds is never changed. */
export interface SealRegister {
  find(id: string): Promise<MadeSeal | null>;
  keep(id: string, made: MadeSeal): Promise<void>;
}

const base64 = () => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const SealFile = z.object({
  version: z.literal(1),
  arc: z.string(),
  center: z.string(),
  seal: base64(),
  makerRoot: base64(),
  types: z.optional(z.array(z.string().check(z.regex(/^[a-z][a-z-]{1,31}$/)))),
});

/** One file for each seal in a folder, `<id>.json`. Throws with one sentence when a file is broken. */
export function sealFiles(folder: string): SealRegister {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    async find(id) {
      const text = await readFile(pathOf(id), 'utf8').catch(nullWhenMissing);
      if (text === null) return null;
      const parsed = z.safeParse(SealFile, parseJson(text));
      if (!parsed.success) throw new Error(`${pathOf(id)} is not a seal file of version 1`);
      const { arc, center, seal, makerRoot, types = null } = parsed.data;
      return { arc, center, types, seal: Buffer.from(seal, 'base64'), makerRoot: Buffer.from(makerRoot, 'base64') };
    },
    async keep(id, { arc, center, seal, makerRoot, types }) {
      await mkdir(folder, { recursive: true });
      const bytes = { seal: toBase64(seal), makerRoot: toBase64(makerRoot) };
      const content: z.infer<typeof SealFile> = {
        version: 1,
        arc,
        center,
        ...bytes,
        ...(types && { types: [...types] }),
      };
      const beside = `${pathOf(id)}.${randomBytes(6).toString('hex')}.new`;
      const handle = await open(beside, 'wx', 0o644);
      try {
        await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, pathOf(id));
    },
  };
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function nullWhenMissing(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
