import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createCertificateAuthority, issueSigningCertificate } from './x509.ts';
import { fingerprint, nameAttribute, readCertificate } from 'shared/sealed-documents/x509-reader.ts';

const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2051-06-30T12:00:00Z') };
const keys = {
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
const root = createCertificateAuthority({
  subject: { commonName: '样例根证书', organization: '云江市样例电子认证中心' },
  privateKey: keys.ec.privateKey,
  validity,
});
const issue = (publicKey = keys.rsa.publicKey) =>
  issueSigningCertificate(
    { certificate: root.der, privateKey: keys.ec.privateKey },
    { subject: { commonName: '公积金中心（样例）', organization: '云江市（样例）' }, publicKey, validity },
  );

describe('a made-up certificate authority', () => {
  test('OpenSSL reads its root as a self-signed authority', () => {
    const read = new X509Certificate(root.pem);
    expect(read.ca).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.verify(keys.ec.publicKey)).toBe(true);
    expect(read.subject).toContain('样例根证书');
  });

  test.each(['ec', 'rsa'] as const)('OpenSSL reads a signer with an %s key as issued by that root', (type) => {
    const read = new X509Certificate(issue(keys[type].publicKey).der);
    expect(read.ca).toBe(false);
    expect(read.checkIssued(new X509Certificate(root.der))).toBe(true);
    expect(read.verify(keys.ec.publicKey)).toBe(true);
    expect(new Date(read.validTo)).toEqual(validity.until);
  });

  test('no two certificates share a serial number', () => {
    const serials = Array.from({ length: 50 }, () => new X509Certificate(issue().der).serialNumber);
    expect(new Set(serials).size).toBe(50);
  });

  test('a key too weak to sign documents gets no certificate', () => {
    expect(() => issue(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)).toThrow(RangeError);
    expect(() => issue(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)).toThrow(RangeError);
  });
});

test('our own reader sees what OpenSSL sees', async () => {
  const { der } = issue();
  const [ours, theirs] = [readCertificate(der), new X509Certificate(der)];
  expect(nameAttribute(ours.subject, '2.5.4.3')).toBe('公积金中心（样例）');
  expect(nameAttribute(ours.subject, '2.5.4.10')).toBe('云江市（样例）');
  expect(Buffer.from(ours.serial).toString('hex').toUpperCase()).toBe(theirs.serialNumber);
  expect(ours.validUntil).toEqual(new Date(theirs.validTo));
  expect(ours).toMatchObject({ isAuthority: false, keyUsage: 0xc0, hasUnknownCritical: false });
  expect(readCertificate(root.der)).toMatchObject({ isAuthority: true, pathLength: 0, keyUsage: 0x06 });
  expect(await fingerprint(ours)).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase());
});
