import { randomBytes } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import * as z from 'zod/mini';
import { keyPurposes, type Certified } from './key-provider.ts';

const KeyId = z.string().check(z.regex(/^[a-z0-9-]{1,16}$/));
const base64 = () => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const key32 = () => base64().check(z.length(44));
const certified = { certificate: base64(), intermediates: z.array(base64()), root: base64() };
const Ring = z.object({ current: KeyId, keys: z.record(KeyId, key32()) });
const Signer = z.object({ privateKey: base64(), ...certified });
const Sm2Signer = z.object({ privateKey: key32(), ...certified });
const Alias = z.string().check(z.regex(/^[a-z0-9-]+(\.[1-9][0-9]*)?$/));

/** Signers by alias; the further generations of alias `a` are `a.2`, `a.3` … P-256 keys are PKCS #8, SM2 keys 32 bytes. */
const KeyFile = z.object({
  version: z.literal(1),
  rings: z.record(z.enum(keyPurposes), Ring),
  signers: z.record(Alias, Signer),
  sm2Signers: z._default(z.record(Alias, Sm2Signer), {}),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** Throws with one sentence when the file is missing, open to others or broken. */
export async function readKeyFile(file: string): Promise<KeyFile> {
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`${file} can be read by others: chmod 600 it, then change the keys in it`);
  const parsed = z.safeParse(KeyFile, parseJson(await readFile(file, 'utf8')));
  // What is wrong is left out: it could quote a key.
  if (!parsed.success) throw new Error(`${file} is not a key file of version 1`);
  for (const { current, keys } of Object.values(parsed.data.rings)) {
    if (!Object.hasOwn(keys, current)) throw new Error(`${file}: a current key is missing from its ring`);
  }
  return parsed.data;
}

/** Puts a new file in the old one's place, whole and on the disk, or leaves the old one. */
export async function replaceKeyFile(file: string, content: KeyFile): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`;
  await createKeyFile(beside, content);
  await rename(beside, file);
}

/** Writes a file only its owner can read; an existing one is an error (`EEXIST`). */
export async function createKeyFile(file: string, content: KeyFile): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names of all generations of an alias that are there, oldest first. */
export function generationsOf(signers: Readonly<Record<string, unknown>>, alias: string): string[] {
  const names: string[] = [];
  for (let name = alias; Object.hasOwn(signers, name); name = `${alias}.${names.length + 1}`) names.push(name);
  return names;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

export const certifiedOf = ({ certificate, intermediates, root }: z.infer<typeof Signer>): Certified => ({
  certificate: fromBase64(certificate),
  intermediates: intermediates.map(fromBase64),
  root: fromBase64(root),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
