import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSm2PrivateKey, openSm2Signer } from '../../documents/sm2.ts';
import type { CertifiedKey } from '../../documents/x509.ts';
import { createKeyFile, generationsOf, readKeyFile, replaceKeyFile, toBase64, type KeyFile } from './key-file.ts';
import type { Certified, KeyPurpose } from './key-provider.ts';

/** The aliases of the signing keys an installation needs, by kind. */
export interface SignerAliases {
  readonly p256: readonly string[];
  readonly sm2: readonly string[];
}

/** The signing keys to make, and what certifies each. */
export interface Signers extends SignerAliases {
  certify(alias: string, publicKey: CertifiedKey): Certified;
}

/** Writes a file of random keys, mode 0600; an existing file is an error (`EEXIST`), never overwritten. */
export async function createSoftwareKeys(file: string, signers: Signers): Promise<void> {
  const rings = { fields: newRing(), files: newRing(), 'blind-index': newRing(), codes: newRing() };
  await createKeyFile(file, withSigners({ version: 1, rings, signers: {}, sm2Signers: {} }, signers));
}

const newRing = () => ({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });

/** Adds a key to a purpose and makes it the current one; takes effect at the next start. Resolves to its id. */
export async function rotateSoftwareKey(file: string, purpose: Exclude<KeyPurpose, 'blind-index'>): Promise<string> {
  const known = await readKeyFile(file);
  const ring = known.rings[purpose];
  const id = `k${Object.keys(ring.keys).length + 1}`;
  const keys = { ...ring.keys, [id]: randomBytes(32).toString('base64') };
  await replaceKeyFile(file, { ...known, rings: { ...known.rings, [purpose]: { current: id, keys } } });
  return id;
}

/** The aliases the file has no key for. Throws as `softwareKeys` does. */
export async function missingSigners(file: string, needed: SignerAliases): Promise<SignerAliases> {
  const { signers, sm2Signers } = await readKeyFile(file);
  return {
    p256: needed.p256.filter((alias) => !Object.hasOwn(signers, alias)),
    sm2: needed.sm2.filter((alias) => !Object.hasOwn(sm2Signers, alias)),
  };
}

/**
 * Makes one more generation of each alias: the first where there was none. New documents carry the new key from the
 * next start; the older keys stay for the documents they signed.
 */
export async function addSigners(file: string, signers: Signers): Promise<void> {
  await replaceKeyFile(file, withSigners(await readKeyFile(file), signers));
}

function withSigners(known: KeyFile, { p256, sm2, certify }: Signers): KeyFile {
  const signers = { ...known.signers };
  const sm2Signers = { ...known.sm2Signers };
  for (const alias of p256) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const secret = toBase64(privateKey.export({ type: 'pkcs8', format: 'der' }));
    signers[nextName(signers, alias)] = entry(secret, certify(alias, createPublicKey(privateKey)));
  }
  for (const alias of sm2) {
    const privateKey = createSm2PrivateKey();
    const certified = certify(alias, openSm2Signer(privateKey).publicKey);
    sm2Signers[nextName(sm2Signers, alias)] = entry(toBase64(privateKey), certified);
  }
  return { ...known, signers, sm2Signers };
}

function nextName(signers: Readonly<Record<string, unknown>>, alias: string): string {
  const count = generationsOf(signers, alias).length;
  return count === 0 ? alias : `${alias}.${count + 1}`;
}

const entry = (privateKey: string, { certificate, intermediates, root }: Certified) => ({
  privateKey,
  certificate: toBase64(certificate),
  intermediates: intermediates.map(toBase64),
  root: toBase64(root),
});
