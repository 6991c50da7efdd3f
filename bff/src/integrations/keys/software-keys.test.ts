import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSoftwareKeys, rotateSoftwareKey, softwareKeys } from './software-keys.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-keys-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rm(folder, { recursive: true }));

// The public key stands in for the certificate: this file only keeps what it was given.
const signers = {
  aliases: ['proof-seal'],
  certify: (_alias: string, key: KeyObject) => ({
    certificate: createPublicKey(key).export({ type: 'spki', format: 'der' }),
    intermediates: [Buffer.from('middle')],
    root: Buffer.from('root'),
  }),
};

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
  const key = await (await softwareKeys(file)).signingKey('proof-seal');
  const data = Buffer.from('样例');
  const publicKey = createPublicKey({ key: Buffer.from(key.certificate), format: 'der', type: 'spki' });
  expect(verify('sha256', data, publicKey, await key.sign(data))).toBe(true);
  expect(key.intermediates).toEqual([Buffer.from('middle')]);
  await expect((await softwareKeys(file)).signingKey('nobody')).rejects.toThrow('no signing key is called nobody');
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
