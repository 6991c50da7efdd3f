import { createPublicKey, verify, KeyObject } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sm2 } from 'sm-crypto-v2';
import type { CertifiedKey } from '../../documents/x509.ts';
import { addSigners, createSoftwareKeys, missingSigners, rotateSoftwareKey } from './make-keys.ts';
import { softwareKeys } from './software-keys.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-keys-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rm(folder, { recursive: true }));

// The public key stands in for the certificate: this file only keeps what it was given.
const certify = (_alias: string, key: CertifiedKey) => ({
  certificate: key instanceof KeyObject ? key.export({ type: 'spki', format: 'der' }) : key,
  intermediates: [Buffer.from('middle')],
  root: Buffer.from('root'),
});
const signers = { p256: ['proof-seal'], sm2: ['ofd-seal'], certify };

test('the first start writes random keys nobody else can read, and never overwrites them', async () => {
  await createSoftwareKeys(file, signers);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = await readFile(file, 'utf8');
  await expect(createSoftwareKeys(file, signers)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(file, 'utf8')).toBe(before);
  const keys = await softwareKeys(file);
  const fields = await keys.ring('fields');
  expect(fields.keys.get(fields.current)).toHaveLength(32);
  expect((await keys.ring('blind-index')).keys.get('k1')).not.toEqual(fields.keys.get('k1'));
});

test('a new key becomes the current one and the old one stays', async () => {
  await createSoftwareKeys(file, signers);
  const before = await (await softwareKeys(file)).ring('fields');
  expect(await rotateSoftwareKey(file, 'fields')).toBe('k2');
  const after = await (await softwareKeys(file)).ring('fields');
  expect(after.current).toBe('k2');
  expect(after.keys.get('k1')).toEqual(before.keys.get('k1'));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a signing key signs for its certificate', async () => {
  await createSoftwareKeys(file, signers);
  const keys = await softwareKeys(file);
  const [key, ...more] = await keys.signingKeys('proof-seal');
  const data = Buffer.from('样例');
  const publicKey = createPublicKey({ key: Buffer.from(key?.certificate ?? []), format: 'der', type: 'spki' });
  expect(verify('sha256', data, publicKey, (await key?.sign(data)) ?? Buffer.alloc(0))).toBe(true);
  expect(key?.intermediates).toEqual([Buffer.from('middle')]);
  expect(more).toEqual([]);
  await expect(keys.signingKeys('nobody')).rejects.toThrow('no signing key is called nobody');
});

test('an SM2 key signs for its certificate, and shows no private key', async () => {
  await createSoftwareKeys(file, signers);
  const keys = await softwareKeys(file);
  const key = await keys.sm2Key('ofd-seal');
  const data = Buffer.from('样例');
  const signature = await key.sign(data);
  expect(signature).toHaveLength(64);
  const [hex, publicKey] = [Buffer.from(signature).toString('hex'), Buffer.from(key.certificate).toString('hex')];
  expect(sm2.doVerifySignature(new Uint8Array(data), hex, publicKey, { hash: true })).toBe(true);
  expect(sm2.doVerifySignature(new Uint8Array([1]), hex, publicKey, { hash: true })).toBe(false);
  expect(Object.keys(key).sort()).toEqual(['certificate', 'intermediates', 'publicKey', 'root', 'sign']);
  await expect(keys.sm2Key('proof-seal')).rejects.toThrow('no signing key is called proof-seal');
});

test('a key file from before SM2 gets the keys it lacks and keeps every other', async () => {
  await createSoftwareKeys(file, { ...signers, sm2: [] });
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace(/,\s*"sm2Signers": \{\}/, ''));
  const needed = { p256: ['proof-seal', 'new-seal'], sm2: ['ofd-seal'] };
  const missing = await missingSigners(file, needed);
  expect(missing).toEqual({ p256: ['new-seal'], sm2: ['ofd-seal'] });
  await addSigners(file, { ...missing, certify });
  expect(await missingSigners(file, needed)).toEqual({ p256: [], sm2: [] });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['keys.json']);
  const { rings, signers: known } = JSON.parse(before);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ rings, signers: known });
});

test('a further generation is used from then on, and the earlier ones stay in order', async () => {
  await createSoftwareKeys(file, signers);
  const [first] = await (await softwareKeys(file)).sm2Keys('ofd-seal');
  for (let i = 0; i < 10; i++) await addSigners(file, signers);
  const keys = await softwareKeys(file);
  const generations = await keys.sm2Keys('ofd-seal');
  expect(generations).toHaveLength(11);
  expect(generations[0]?.publicKey).toEqual(first?.publicKey);
  expect((await keys.sm2Key('ofd-seal')).publicKey).toEqual(generations[10]?.publicKey);
  expect(new Set(generations.map(({ publicKey }) => Buffer.from(publicKey).toString('hex'))).size).toBe(11);
  expect(await keys.signingKeys('proof-seal')).toHaveLength(11);
});

test('a file that others can read, or that is broken, is refused without quoting it', async () => {
  await createSoftwareKeys(file, signers);
  await chmod(file, 0o640);
  await expect(softwareKeys(file)).rejects.toThrow('can be read by others');
  for (const content of ['{"version":1,"rings":{"fields":"geheim"}}', 'geheim', '']) {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, content, { mode: 0o600 });
    await expect(softwareKeys(broken)).rejects.toThrow(/^.*broken\.json is not a key file of version 1$/);
  }
});
