import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sm2 } from 'sm-crypto-v2';
import { verifySm2 } from 'shared/sm2.ts';
import { testWith } from '../../test/harness/programs.ts';
import { createSm2PrivateKey, openSm2Signer, sm2PublicKeyInfo, sm2SignatureDer } from './sm2.ts';
import { createCertificateAuthority, issueSigningCertificate } from './x509.ts';

const USER_ID = '1234567812345678';
const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-01-01T00:00:00Z') };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suiban-sm2-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const save = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return name;
};
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString();

test('the public key of the example of GB/T 32918.5 follows from its private key', () => {
  const key = Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex');
  expect(Buffer.from(openSm2Signer(key).publicKey).toString('hex')).toBe(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  );
});

test('what is no private key is refused', () => {
  const order = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');
  for (const key of [createSm2PrivateKey().subarray(1), new Uint8Array(), Buffer.alloc(32), order])
    expect(() => openSm2Signer(key)).toThrow(RangeError);
});

test('a library and our own verifier believe every signature, and none of other data', () => {
  for (let i = 0; i < 50; i++) {
    const signer = openSm2Signer(createSm2PrivateKey());
    const data = randomBytes(i * 7);
    const signature = signer.sign(data);
    expect(signature).toHaveLength(64);
    const [key, value] = [signer.publicKey, signature].map((bytes) => Buffer.from(bytes).toString('hex'));
    expect(sm2.doVerifySignature(new Uint8Array(data), value ?? '', key ?? '', { hash: true })).toBe(true);
    expect(verifySm2(data, signature, signer.publicKey)).toBe(true);
    expect(verifySm2(randomBytes(9), signature, signer.publicKey)).toBe(false);
    expect(signer.sign(data)).not.toEqual(signature);
  }
});

test('the DER form drops leading zeros and keeps numbers positive', () => {
  const signature = Buffer.alloc(64, 0x11);
  signature[0] = 0;
  signature[32] = 0x80;
  expect(sm2SignatureDer(signature).toString('hex')).toBe(`3044021f${'11'.repeat(31)}02210080${'11'.repeat(31)}`);
});

describe('OpenSSL', () => {
  testWith(['openssl'], 'verifies our signature with the standard user id, and with no other', () => {
    const signer = openSm2Signer(createSm2PrivateKey());
    const key = save('key.der', sm2PublicKeyInfo(signer.publicKey));
    const data = save('data', '云江市云溪区（样例）');
    const verify = (signature: string, id: string) =>
      openssl(
        ...['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', key, '-rawin', '-digest', 'sm3'],
        ...['-pkeyopt', `distid:${id}`, '-in', data, '-sigfile', signature],
      );
    for (let i = 0; i < 20; i++) {
      const signature = save('signature', sm2SignatureDer(signer.sign(Buffer.from('云江市云溪区（样例）'))));
      expect(verify(signature, USER_ID)).toContain('Signature Verified Successfully');
      expect(() => verify(signature, '')).toThrow();
    }
  });

  testWith(['openssl'], 'finds the way from a signer to an SM2 root', () => {
    const [rootKey, key] = [openSm2Signer(createSm2PrivateKey()), openSm2Signer(createSm2PrivateKey())];
    const organization = '云江市样例电子认证中心';
    const root = createCertificateAuthority({
      subject: { commonName: '样例根证书', organization },
      privateKey: rootKey,
      validity,
    });
    const authority = { certificate: root.der, privateKey: rootKey };
    const subject = { commonName: '公积金中心（样例）', organization: '云江市（样例）' };
    const signer = issueSigningCertificate(authority, { subject, publicKey: key.publicKey, validity });
    save('root.pem', root.pem);
    save('signer.pem', signer.pem);
    const verify = (...more: string[]) => openssl('verify', ...more, '-CAfile', 'root.pem', 'signer.pem');
    expect(verify('-vfyopt', `distid:${USER_ID}`)).toContain('signer.pem: OK');
    expect(() => verify()).toThrow();
    expect(openssl('x509', '-in', 'signer.pem', '-noout', '-text')).toContain('Signature Algorithm: SM2-with-SM3');
  });
});
