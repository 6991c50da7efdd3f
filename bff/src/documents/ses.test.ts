import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readSealSignature } from 'shared/sealed-documents/ses-reader.ts';
import sharp from 'sharp';
import { testWith } from '../../test/harness/programs.ts';
import type { PathSegment, Picture } from './page.ts';
import { sealPng } from './ses-picture.ts';
import { makeSeal, signWithSeal } from './ses.ts';
import { createSm2PrivateKey, openSm2Signer } from './sm2.ts';
import { createCertificateAuthority } from './x509.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const UNTIL = new Date('2029-01-01T00:00:00Z');

const box = (from: number, to: number, clockwise: boolean): PathSegment[] => [
  ['M', from, from],
  ...(clockwise ? [['L', to, from] as const, ['L', to, to] as const, ['L', from, to] as const] : []),
  ...(clockwise ? [] : [['L', from, to] as const, ['L', to, to] as const, ['L', to, from] as const]),
  ['Z'],
];

/** A frame 1 mm wide around a hole. */
const FRAME: Picture = {
  width: 10,
  height: 10,
  color: [208, 16, 20],
  segments: [...box(0, 10, true), ...box(1, 9, false)],
};

function newSigner(commonName: string) {
  const key = openSm2Signer(createSm2PrivateKey());
  const { der } = createCertificateAuthority({
    subject: { commonName, organization: '样例单位' },
    privateKey: key,
    validity: { from: NOW, until: UNTIL },
  });
  return { certificate: der, publicKey: key.publicKey, sign: (data: Uint8Array) => key.sign(data) };
}

async function sealed() {
  const [maker, signer] = [newSigner('样例印章制章者'), newSigner('样例单位专用章')];
  const facts = {
    id: 'SAMPLE-1',
    name: '样例单位专用章',
    signerCertificates: [signer.certificate],
    createdAt: NOW,
    validFrom: NOW,
    validUntil: UNTIL,
    picture: { png: sealPng(FRAME), width: 10, height: 10 },
  };
  const seal = await makeSeal(facts, maker);
  return { seal, value: await signWithSeal(seal, Buffer.alloc(32, 7), '/Signature.xml', signer, NOW), maker, signer };
}

test('a seal and a signature made with it say what they were told', async () => {
  const { seal, value, maker, signer } = await sealed();
  const read = readSealSignature(value);
  expect(read).toMatchObject({ signedAt: NOW, seal: { id: 'SAMPLE-1', name: '样例单位专用章', validUntil: UNTIL } });
  expect(Buffer.from(read.seal.der)).toEqual(seal);
  expect(Buffer.from(read.dataHash)).toEqual(Buffer.alloc(32, 7));
  expect(Buffer.from(read.signer.der)).toEqual(signer.certificate);
  expect(Buffer.from(read.seal.maker.der)).toEqual(maker.certificate);
  expect(read.seal.signers.values.map((der) => Buffer.from(der))).toEqual([signer.certificate]);
});

testWith(['openssl'], 'OpenSSL reads both and verifies the signatures of signer and maker', async () => {
  const { seal, value } = await sealed();
  const read = readSealSignature(value);
  const folder = mkdtempSync(join(tmpdir(), 'suiban-ses-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString();
  try {
    for (const [name, bytes] of Object.entries({ seal, value })) {
      writeFileSync(join(folder, name), bytes);
      expect(openssl('asn1parse', '-inform', 'DER', '-in', name)).toContain('IA5STRING         :ES');
    }
    for (const { certificate, data, signature } of [
      { certificate: read.signer.der, data: read.toBeSigned, signature: read.signature },
      { certificate: read.seal.maker.der, data: read.seal.toBeSigned, signature: read.seal.signature },
    ]) {
      writeFileSync(join(folder, 'certificate'), certificate);
      writeFileSync(join(folder, 'data'), data);
      writeFileSync(join(folder, 'signature'), signature);
      openssl('x509', '-inform', 'DER', '-in', 'certificate', '-pubkey', '-noout', '-out', 'key');
      const output = openssl(
        ...['pkeyutl', '-verify', '-pubin', '-inkey', 'key', '-rawin', '-digest', 'sm3'],
        ...['-pkeyopt', 'distid:1234567812345678', '-in', 'data', '-sigfile', 'signature'],
      );
      expect(output).toContain('Signature Verified Successfully');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the picture is red where the seal is, empty where it is not, 300 dpi, the same every time', async () => {
  const png = sealPng(FRAME);
  expect(png).toEqual(sealPng(FRAME));
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 118, height: 118, channels: 4 });
  const dot = (x: number, y: number) => [...data.subarray(4 * (118 * y + x), 4 * (118 * y + x) + 4)];
  expect(dot(5, 60)).toEqual([208, 16, 20, 255]);
  expect(dot(112, 60)).toEqual([208, 16, 20, 255]);
  expect(dot(60, 60)).toEqual([255, 255, 255, 0]);
  expect(dot(11, 60)[3]).toBeGreaterThan(0);
  expect(dot(11, 60)[3]).toBeLessThan(255);
  expect((await sharp(png).metadata()).density).toBe(300);
});
