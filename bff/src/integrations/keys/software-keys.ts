import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { keyPurposes, type KeyProvider, type KeyPurpose } from './key-provider.ts';

const KeyId = z.string().check(z.regex(/^[a-z0-9-]{1,16}$/));
const base64 = () => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const Ring = z.object({ current: KeyId, keys: z.record(KeyId, base64().check(z.length(44))) });
const Signer = z.object({
  privateKey: base64(),
  certificate: base64(),
  intermediates: z.array(base64()),
  root: base64(),
});
const KeyFile = z.object({
  version: z.literal(1),
  rings: z.record(z.enum(keyPurposes), Ring),
  signers: z.record(z.string(), Signer),
});
type KeyFile = z.infer<typeof KeyFile>;

interface Certified {
  readonly certificate: Uint8Array;
  readonly intermediates: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Aliases of the signing keys to make, and what certifies each (P-256). */
interface Signers {
  readonly aliases: readonly string[];
  certify(alias: string, privateKey: KeyObject): Certified;
}

/** Writes a file of random keys, mode 0600; an existing file is an error (`EEXIST`), never overwritten. */
export async function createSoftwareKeys(file: string, { aliases, certify }: Signers): Promise<void> {
  const rings = { fields: newRing(), files: newRing(), 'blind-index': newRing(), codes: newRing() };
  const signers = Object.fromEntries(aliases.map((alias) => [alias, newSigner(alias, certify)]));
  const text = JSON.stringify({ version: 1, rings, signers } satisfies z.input<typeof KeyFile>, null, 2);
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
}

const newRing = () => ({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });

function newSigner(alias: string, certify: Signers['certify']): z.infer<typeof Signer> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { certificate, intermediates, root } = certify(alias, privateKey);
  return {
    privateKey: toBase64(privateKey.export({ type: 'pkcs8', format: 'der' })),
    certificate: toBase64(certificate),
    intermediates: intermediates.map(toBase64),
    root: toBase64(root),
  };
}

/** Adds a key to a purpose and makes it the current one; takes effect at the next start. Resolves to its id. */
export async function rotateSoftwareKey(file: string, purpose: Exclude<KeyPurpose, 'blind-index'>): Promise<string> {
  const known = await readKeyFile(file);
  const ring = known.rings[purpose];
  const id = `k${Object.keys(ring.keys).length + 1}`;
  const keys = { ...ring.keys, [id]: randomBytes(32).toString('base64') };
  const rotated = { ...known, rings: { ...known.rings, [purpose]: { current: id, keys } } };
  await writeFile(`${file}.new`, `${JSON.stringify(rotated, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(`${file}.new`, file);
  return id;
}

/** Keys from a file that nobody else can read. Throws with one sentence when it is missing, open to others or broken. */
export async function softwareKeys(file: string): Promise<KeyProvider> {
  const { rings, signers } = await readKeyFile(file);
  return {
    ring(purpose) {
      const { current, keys } = rings[purpose];
      const bytes = Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')] as const);
      return Promise.resolve({ current, keys: new Map(bytes) });
    },
    async signingKey(alias) {
      const signer = signers[alias];
      if (!signer) throw new Error(`no signing key is called ${alias}`);
      const privateKey = createPrivateKey({ key: fromBase64(signer.privateKey), format: 'der', type: 'pkcs8' });
      return {
        certificate: fromBase64(signer.certificate),
        intermediates: signer.intermediates.map(fromBase64),
        root: fromBase64(signer.root),
        sign: (data) => Promise.resolve(sign('sha256', data, privateKey)),
      };
    },
  };
}

async function readKeyFile(file: string): Promise<KeyFile> {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');
