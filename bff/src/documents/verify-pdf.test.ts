import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { cpuClock } from '../../test/harness/effort.ts';
import type { DocumentSigner } from './cms.ts';
import { openFonts, type Fonts } from './fonts.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, SAMPLE_VALIDITY, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { createCertificateAuthority, issueSigningCertificate, type IssuedCertificate } from './x509.ts';

// The same examples every time: luck refuses nobody’s change.
fc.configureGlobal({ seed: 20261122 });

let fonts: Fonts;
let office: SampleOffice;
let pdf: Buffer;
const sheet = sampleSheet({ name: '张伟', number: 7 });
const verify = (bytes: Uint8Array, at = SAMPLE_NOW) => verifyDocument(bytes, { roots: [office.root.der], at });
const changed = (at: number, byte: number) => {
  const copy = Buffer.from(pdf);
  copy[at] = byte;
  return copy;
};
const writeAs = (signer: DocumentSigner) =>
  writePdf(office.layout(sheet), { template: office.template, seal: office.seal, now: SAMPLE_NOW, signer });

beforeAll(async () => {
  fonts = await openFonts();
  office = openSampleOffice(fonts);
  // An ECDSA value is now and then as long as its field: wait for one that leaves padding to play with.
  do pdf = await office.write(sheet);
  while (!pdf.includes('0000>', pdf.indexOf('/Contents <')));
});

describe('an untouched document', () => {
  test.each(['ec', 'rsa'] as const)('is valid and names its signer, with an %s key', async (keyType) => {
    const own = openSampleOffice(fonts, keyType);
    const result = await verifyDocument(await own.write(sheet), {
      roots: [office.root.der, own.root.der],
      at: SAMPLE_NOW,
    });
    expect(result).toMatchObject({
      ok: true,
      signer: {
        commonName: '云江市住房公积金管理中心（样例）业务专用章',
        organization: '云江市住房公积金管理中心（样例）',
      },
    });
  });

  test('is judged at the time it says it was sealed, also when its certificate has run out since', async () => {
    const trust = { roots: [office.root.der] };
    expect(await verifyDocument(pdf, trust)).toMatchObject({ ok: true, signedAt: SAMPLE_NOW });
    const { template, seal, signer } = office;
    const writeAt = (now: Date) => writePdf(office.layout(sheet), { template, seal, signer, now });
    const early = await writeAt(new Date('2025-12-31T23:59:59Z'));
    expect(await verifyDocument(early, trust)).toMatchObject({ ok: false, reason: 'expired' });
    expect(await verifyDocument(early, { ...trust, at: SAMPLE_NOW })).toMatchObject({ ok: true });
    const last = await writeAt(SAMPLE_VALIDITY.until);
    expect(await verifyDocument(last, trust)).toMatchObject({ ok: true, signedAt: SAMPLE_VALIDITY.until });
  });

  test('is written the same twice, except for the signature value', async () => {
    const again = await office.write(sheet);
    const until = pdf.indexOf('/Contents <');
    expect(again.subarray(0, until).equals(pdf.subarray(0, until))).toBe(true);
    expect(again).toHaveLength(pdf.length);
  });
});

describe('a changed document is never valid', () => {
  test('any one byte changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        expect((await verify(changed(at, (pdf[at] ?? 0) ^ difference))).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('any one byte of the signature value and of what stands around it, also a small letter made a capital', async () => {
    const start = pdf.lastIndexOf('/ByteRange');
    const valid: number[] = [];
    for (let at = start; at < pdf.length; at++) {
      const byte = pdf[at] ?? 0;
      if ((await verify(changed(at, byte ^ (byte < 0x61 ? 0x01 : 0x20)))).ok) valid.push(at);
    }
    expect(valid).toEqual([]);
  });

  test('any one digit of the signature value set to any other digit', async () => {
    const start = pdf.indexOf('/Contents <') + 11;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(pdf.indexOf('>', start) - start - 1),
        fc.constantFrom(...'0123456789abcdef'),
        async (offset, digit) => {
          const byte = digit.charCodeAt(0);
          fc.pre(pdf[start + offset] !== byte);
          expect((await verify(changed(start + offset, byte))).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a byte added or taken away anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        expect((await verify(Buffer.concat([pdf.subarray(0, at), Buffer.of(byte), pdf.subarray(at)]))).ok).toBe(false);
        expect((await verify(Buffer.concat([pdf.subarray(0, at), pdf.subarray(at + 1)]))).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the reason is named', () => {
  test('a change in the signed bytes', async () => {
    expect(await verify(changed(5000, (pdf[5000] ?? 0) ^ 1))).toEqual({ ok: false, reason: 'digest' });
  });

  test('a revision added after the signature', async () => {
    const revision = Buffer.from(
      '\n4 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
    );
    expect(await verify(Buffer.concat([pdf, revision]))).toEqual({ ok: false, reason: 'coverage' });
  });

  test('a signature of another document put into this one', async () => {
    const other = await office.write(sampleSheet({ name: '李娜', number: 8 }));
    const [start, otherStart] = [pdf, other].map((bytes) => bytes.indexOf('/Contents <'));
    const end = pdf.indexOf('>', start);
    const value = other.subarray(otherStart, other.indexOf('>', otherStart));
    const forged = Buffer.concat([pdf.subarray(0, start), value, pdf.subarray(end)]);
    expect(await verify(forged)).toEqual({ ok: false, reason: 'digest' });
  });

  test('something hidden behind the signature value in its field', async () => {
    const end = pdf.indexOf('>', pdf.indexOf('/Contents <'));
    const reply = await verify(changed(end - 1, '1'.charCodeAt(0)));
    expect(reply).toEqual({ ok: false, reason: 'malformed' });
  });

  test('a signature whose number was changed', async () => {
    const value = pdf.subarray(pdf.indexOf('/Contents <') + 11, pdf.length).toString('latin1');
    const last = value.search(/[1-9a-f]0*>/);
    const at = pdf.indexOf('/Contents <') + 11 + last;
    expect(await verify(changed(at, pdf[at] === 0x31 ? 0x32 : 0x31))).toEqual({ ok: false, reason: 'signature' });
  });

  test('files that are no PDF, or carry no signature', async () => {
    expect(await verify(Buffer.alloc(0))).toEqual({ ok: false, reason: 'unknown-format' });
    expect(await verify(Buffer.from('<html>%PDF-1.7'))).toEqual({ ok: false, reason: 'unknown-format' });
    expect(await verify(pdf.subarray(0, -20))).toEqual({ ok: false, reason: 'unknown-format' });
    expect(await verify(Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'))).toEqual({
      ok: false,
      reason: 'no-signature',
    });
    expect(await verify(Buffer.alloc(33 * 1024 * 1024, ' '))).toEqual({ ok: false, reason: 'too-large' });
  });

  test('a thousand half signatures are answered at once', async () => {
    const hostile = Buffer.from(`%PDF-1.7\n${'/ByteRange [ 0          '.repeat(200_000)}%%EOF`);
    const spent = cpuClock();
    expect(await verify(hostile)).toEqual({ ok: false, reason: 'coverage' });
    expect(spent()).toBeLessThan(2_000);
  });
});

describe('attack row 38: tricks with what is signed and what is shown', () => {
  const text = () => pdf.toString('latin1');
  const bytes = (content: string) => Buffer.from(content, 'latin1');
  const range = () => text().slice(pdf.lastIndexOf('/ByteRange ['), pdf.lastIndexOf('/Contents <'));
  const contents = () =>
    text().slice(pdf.lastIndexOf('/Contents <') + 10, pdf.indexOf('>', pdf.lastIndexOf('/Contents <')) + 1);
  const numbers = () => (/\[0 (\d+) (\d+) (\d+)/.exec(range()) ?? []).slice(1).map(Number);
  const withRange = (...values: number[]) =>
    bytes(text().replace(range(), `/ByteRange [${values.join(' ')}`.padEnd(range().length - 2) + '] '));
  const revision = (objects: string) =>
    `\n${objects}\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n`;

  test('shadow attack, replaced or shown later: what an added revision says counts nothing', async () => {
    for (const objects of [
      '1 0 obj\n<< /Type /Catalog /Pages 99 0 R >>\nendobj',
      '5 0 obj\n<< /Type /OCG /Name (hidden) >>\nendobj',
      '3 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj',
    ])
      expect(await verify(bytes(text() + revision(objects)))).toEqual({ ok: false, reason: 'coverage' });
  });

  test('incremental saving attack: a revision without trailer, or with a signature dictionary that signs nothing', async () => {
    const empty = '7 0 obj\n<< /Type /Sig /ByteRange [0 0 0 0] /Contents <> >>\nendobj';
    expect(await verify(bytes(`${text()}\n1 0 obj\n<< >>\nendobj\n%%EOF\n`))).toEqual({
      ok: false,
      reason: 'coverage',
    });
    expect(await verify(bytes(text() + revision(empty)))).toEqual({ ok: false, reason: 'coverage' });
  });

  test('universal forgery: a signature value or range that is missing, empty or not of its kind', async () => {
    for (const forged of [
      text().replace(contents(), '<>'.padEnd(contents().length)),
      text().replace(contents(), `<${'00'.repeat((contents().length - 2) / 2)}>`),
      text().replace(contents(), 'null'.padEnd(contents().length)),
      text().replace(range(), '/ByteRange null'.padEnd(range().length)),
      text().replace(range(), '/ByteRange [] '.padEnd(range().length)),
    ])
      expect((await verify(bytes(forged))).ok).toBe(false);
  });

  test('signature wrapping: the value moved away, the hole filled with something else', async () => {
    const [start = 0, end = 0, rest = 0] = numbers();
    const moved = Buffer.concat([pdf.subarray(0, end), bytes('(shown instead)'), pdf.subarray(end)]);
    expect((await verify(moved)).ok).toBe(false);
    const wider = Buffer.concat([pdf.subarray(0, start), bytes('/A (evil) '), pdf.subarray(start)]);
    const widened = bytes(
      wider
        .toString('latin1')
        .replace(range(), `/ByteRange [0 ${start} ${end + 10} ${rest}`.padEnd(range().length - 2) + '] '),
    );
    expect(await verify(widened)).toEqual({ ok: false, reason: 'coverage' });
  });

  test.each([
    ['starts late', (s: number, e: number, r: number) => [1, s - 1, e, r]],
    ['ends early', (s: number, e: number, r: number) => [0, s, e, r - 1]],
    ['ends behind the file', (s: number, e: number, r: number) => [0, s, e, r + 1]],
    ['overlaps itself', (s: number, e: number, r: number) => [0, e, s, r + e - s]],
    ['leaves out a byte more before the value', (s: number, e: number, r: number) => [0, s - 1, e, r]],
    ['leaves out a byte more behind the value', (s: number, e: number, r: number) => [0, s, e + 1, r - 1]],
    ['signs its own value', (s: number, e: number, r: number) => [0, s + 1, e, r]],
    ['counts below zero', (s: number, e: number, r: number) => [0, s, -e, r]],
  ])('a range that %s', async (_, change) => {
    const [start = 0, end = 0, rest = 0] = numbers();
    expect(await verify(withRange(...change(start, end, rest)))).toEqual({ ok: false, reason: 'coverage' });
  });

  test('a good signature of a department over something else, worn by a document that says its range differently', async () => {
    const other = await office.write(sampleSheet({ name: '李娜', number: 8 }));
    const wrapped = bytes(`%PDF-1.7\n(${other.toString('latin1')}\n) ${range()}${'/Contents '}${contents()}\n%%EOF\n`);
    expect((await verify(wrapped)).ok).toBe(false);
  });
});

describe('who signed', () => {
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = { commonName: '样例', organization: '样例' };
  const signerOf = (certificate: IssuedCertificate, key: KeyObject, intermediates: Buffer[] = []): DocumentSigner => ({
    certificate: certificate.der,
    intermediates,
    sign: (data) => sign('sha256', data, key),
  });

  test('a stranger with a root of his own is not trusted', async () => {
    const stranger = openSampleOffice(fonts);
    expect(await verify(await stranger.write(sheet))).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('a stranger with a root of the same name is not trusted either, also when he encloses it', async () => {
    const stranger = openSampleOffice(fonts);
    const signer = { ...stranger.signer, intermediates: [stranger.root.der] };
    expect(await verify(await writeAs(signer))).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('before and after its validity a certificate does not count', async () => {
    expect(await verify(pdf, new Date('2025-12-31T23:59:59Z'))).toMatchObject({ ok: false, reason: 'expired' });
    expect(await verify(pdf, new Date('2036-01-02T00:00:00Z'))).toMatchObject({ ok: false, reason: 'expired' });
  });

  test('a document signed with the key of the authority itself is refused', async () => {
    expect(await verify(await writeAs(signerOf(office.root, office.rootKey)))).toMatchObject({
      ok: false,
      reason: 'key-usage',
    });
  });

  test('a signer cannot issue certificates for others', async () => {
    const [first, second] = [keys(), keys()];
    const authority = { certificate: office.root.der, privateKey: office.rootKey };
    const input = { subject, validity: SAMPLE_VALIDITY };
    const real = issueSigningCertificate(authority, { ...input, publicKey: first.publicKey });
    const fake = issueSigningCertificate(
      { certificate: real.der, privateKey: first.privateKey },
      { ...input, publicKey: second.publicKey },
    );
    expect(await verify(await writeAs(signerOf(fake, second.privateKey, [real.der])))).toMatchObject({
      ok: false,
      reason: 'untrusted',
    });
  });

  test('a key that does not belong to the certificate signs nothing', async () => {
    const forged = { ...office.signer, sign: (data: Uint8Array) => sign('sha256', data, keys().privateKey) };
    expect(await verify(await writeAs(forged))).toEqual({ ok: false, reason: 'signature' });
  });

  test('a certificate that has nothing to do with the signature may not come along', async () => {
    const stray = createCertificateAuthority({ subject, privateKey: keys().privateKey, validity: SAMPLE_VALIDITY });
    const signer = { ...office.signer, intermediates: [stray.der] };
    expect(await verify(await writeAs(signer))).toMatchObject({ ok: false, reason: 'untrusted' });
  });
});
