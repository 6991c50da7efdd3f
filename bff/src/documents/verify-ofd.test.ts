import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Trust } from 'shared/sealed-documents/verification.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { measureText, openFonts, type Fonts } from './fonts.ts';
import { writeOfd } from './ofd.ts';
import { sm3 } from './ofd-package.ts';
import { openOfdSampleOffice, type OfdSampleOffice } from './ofd-sample.ts';
import { layoutOfficialSheet } from './official-sheet.ts';
import { SAMPLE_NOW, SAMPLE_VALIDITY } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { makeSeal, type SealSigner } from './ses.ts';
import { createSm2PrivateKey, openSm2Signer } from './sm2.ts';
import { createCertificateAuthority, issueSigningCertificate } from './x509.ts';
import { writeZip, zipEntry } from './zip-writer.ts';

const CONTENT = 'Doc_0/Pages/Page_0/Content.xml';
const SIGNATURES = 'Doc_0/Signs/Signatures.xml';
const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml';
const SEAL = 'Doc_0/Signs/Sign_0/Seal.esl';
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';

type Files = Map<string, Uint8Array>;

let fonts: Fonts;
let office: OfdSampleOffice;
let ofd: Buffer;
let other: Files;
beforeAll(async () => {
  fonts = await openFonts();
  office = await openOfdSampleOffice(fonts);
  ofd = await office.write(sampleSheet({ name: '张伟', number: 7 }));
  other = readZip(await office.write(sampleSheet({ name: '李娜', number: 8 })));
});

const verify = (bytes: Uint8Array, trust: Partial<Trust> = {}) =>
  verifyDocument(bytes, { roots: [office.root.der], ...trust });
const pack = (files: Files) => writeZip([...files].map(([name, bytes]) => zipEntry(name, bytes, 6)));

/** The sample with its files changed, packed anew without a fault. */
function repacked(change: (files: Files) => void): Buffer {
  const files = readZip(ofd);
  change(files);
  return pack(files);
}

function get(files: Files, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} is missing`);
  return bytes;
}

const replaceIn = (name: string, from: string, to: string) =>
  repacked((files) => {
    const text = Buffer.from(get(files, name)).toString('utf8');
    expect(text).toContain(from);
    files.set(name, Buffer.from(text.replace(from, to)));
  });

const flippedIn = (name: string, at: (bytes: Uint8Array) => number) =>
  repacked((files) => {
    const copy = Uint8Array.from(get(files, name));
    copy[at(copy)] = (copy[at(copy)] ?? 0) ^ 0x01;
    files.set(name, copy);
  });

describe('an untouched document', () => {
  test('is valid and names its signer, its time and its seal', async () => {
    expect(await verify(ofd)).toMatchObject({
      ok: true,
      format: 'ofd',
      signer: { organization: '云江市住房公积金管理中心（样例）' },
      signedAt: new Date('2026-11-22T05:00:00Z'),
      seal: { id: 'SAMPLE-1', name: '云江市住房公积金管理中心（样例）业务专用章' },
    });
  });

  test('stays valid when its files are packed anew', async () => {
    expect((await verify(repacked(() => undefined))).ok).toBe(true);
  });
});

describe('attack row 38: a changed document is refused for the right reason', () => {
  test('content edited', async () => {
    expect(await verify(replaceIn(CONTENT, '2,904.00', '9,904.00'))).toEqual({
      ok: false,
      reason: 'digest',
      where: CONTENT,
    });
  });

  test('content edited, and its hash in Signature.xml too', async () => {
    const hashOf = (bytes: Uint8Array) => sm3(bytes).toString('base64');
    const before = hashOf(get(readZip(ofd), CONTENT));
    const files = readZip(replaceIn(CONTENT, '2,904.00', '9,904.00'));
    const signature = Buffer.from(get(files, SIGNATURE)).toString('utf8');
    files.set(SIGNATURE, Buffer.from(signature.replace(before, hashOf(get(files, CONTENT)))));
    expect(await verify(pack(files))).toEqual({ ok: false, reason: 'digest', where: SIGNATURE });
  });

  test('Signature.xml edited', async () => {
    expect(await verify(replaceIn(SIGNATURE, 'Boundary="', 'Boundary="1'))).toEqual({
      ok: false,
      reason: 'digest',
      where: SIGNATURE,
    });
  });

  test('a bit of the signature in SignedValue.dat flipped', async () => {
    const bytes = flippedIn(VALUE, ({ length }) => length - 1);
    expect(await verify(bytes)).toEqual({ ok: false, reason: 'signature' });
  });

  test('a bit of the hash in SignedValue.dat flipped', async () => {
    const hashBegins = (bytes: Uint8Array) => Buffer.from(bytes).indexOf(Buffer.from('/Doc_0/Signs/Sign_0/S')) - 20;
    expect(await verify(flippedIn(VALUE, hashBegins))).toEqual({ ok: false, reason: 'signature' });
  });

  test('a bit of Seal.esl flipped', async () => {
    const bytes = flippedIn(SEAL, ({ length }) => length >> 1);
    expect(await verify(bytes)).toEqual({ ok: false, reason: 'seal', where: SEAL });
  });

  test('a file added', async () => {
    const bytes = repacked((files) => void files.set('Doc_0/Pages/Page_0/Extra.xml', Buffer.from('<x/>')));
    expect(await verify(bytes)).toEqual({ ok: false, reason: 'coverage', where: 'Doc_0/Pages/Page_0/Extra.xml' });
  });

  test.each(['Doc_0/Res/font_1.ttf', CONTENT, SEAL, SIGNATURES, SIGNATURE, VALUE])('%s removed', async (name) => {
    const bytes = repacked((files) => void files.delete(name));
    expect(await verify(bytes)).toEqual({ ok: false, reason: 'missing', where: name });
  });

  test('OFD.xml removed, or its mention of signatures', async () => {
    expect(await verify(repacked((files) => void files.delete('OFD.xml')))).toEqual({
      ok: false,
      reason: 'unknown-format',
    });
    const stripped = replaceIn('OFD.xml', '<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>', '');
    expect(await verify(stripped)).toEqual({ ok: false, reason: 'no-signature' });
  });

  test('the signature of another document', async () => {
    const value = repacked((files) => void files.set(VALUE, get(other, VALUE)));
    expect(await verify(value)).toEqual({ ok: false, reason: 'digest', where: SIGNATURE });
    const whole = repacked((files) => {
      for (const name of [SIGNATURE, VALUE, SEAL]) files.set(name, get(other, name));
    });
    expect(await verify(whole)).toEqual({ ok: false, reason: 'digest', where: 'OFD.xml' });
  });

  test('a second signature behind the first', async () => {
    const bytes = replaceIn(
      SIGNATURES,
      '</ofd:Signatures>',
      '<ofd:Signature ID="s002" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_1/Signature.xml"/></ofd:Signatures>',
    );
    expect(await verify(bytes)).toMatchObject({ ok: false, reason: 'missing' });
  });
});

describe('who sealed it', () => {
  const validity = SAMPLE_VALIDITY;
  const subject = { commonName: '样例', organization: '样例' };
  const rootKey = openSm2Signer(createSm2PrivateKey());
  const root = createCertificateAuthority({ subject, privateKey: rootKey, validity });
  const certify = (publicKey: Uint8Array, period = validity) =>
    issueSigningCertificate({ certificate: root.der, privateKey: rootKey }, { subject, publicKey, validity: period })
      .der;

  function newSigner(period = validity): SealSigner {
    const key = openSm2Signer(createSm2PrivateKey());
    return { certificate: certify(key.publicKey, period), sign: (data) => key.sign(data) };
  }

  async function sealedBy(signer: SealSigner, maker: SealSigner, listed = signer): Promise<Buffer> {
    const picture = { png: Buffer.from('a picture'), width: 40, height: 40 };
    const facts = {
      id: 'ES-1',
      name: '样例章',
      signerCertificates: [listed.certificate],
      createdAt: validity.from,
      picture,
    };
    const seal = await makeSeal({ ...facts, validFrom: validity.from, validUntil: validity.until }, maker);
    const layout = layoutOfficialSheet(
      (text, weight) => measureText(fonts, text, weight),
      sampleSheet({ name: '张伟', number: 7 }),
    );
    const place = { ...office.seal, seal, signer };
    return writeOfd(layout, { template: office.template, seal: place, now: SAMPLE_NOW });
  }
  const judge = (bytes: Uint8Array, trust: Partial<Trust> = {}) =>
    verifyDocument(bytes, { roots: [root.der], ...trust });

  test('a stranger with a root of the same name is not trusted; what holds is said all the same', async () => {
    const stranger = await openOfdSampleOffice(fonts);
    const bytes = await stranger.write(sampleSheet({ name: '张伟', number: 7 }));
    expect(await verify(bytes)).toMatchObject({
      ok: false,
      reason: 'untrusted',
      sealed: { signer: { organization: '云江市住房公积金管理中心（样例）' } },
    });
    expect(await verify(ofd, { roots: [] })).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('a seal used by somebody it was not made for is refused', async () => {
    const [mine, maker, thief] = [newSigner(), newSigner(), newSigner()];
    expect(await judge(await sealedBy(mine, maker))).toMatchObject({ ok: true });
    expect(await judge(await sealedBy(thief, maker, mine))).toEqual({ ok: false, reason: 'seal-signer' });
  });

  test('a seal drawn by a maker nobody knows is refused, however good its user', async () => {
    const [mine, maker] = [newSigner(), newSigner()];
    const bytes = await sealedBy(mine, office.seal.signer);
    expect(await judge(bytes)).toMatchObject({ ok: false, reason: 'maker-untrusted' });
    expect(await judge(bytes, { roots: [root.der, office.root.der] })).toMatchObject({ ok: true });
    const forged = { certificate: maker.certificate, sign: mine.sign };
    expect(await judge(await sealedBy(mine, forged))).toEqual({ ok: false, reason: 'seal' });
  });

  test('an authority neither seals nor makes seals', async () => {
    const authority = { certificate: root.der, sign: (data: Uint8Array) => rootKey.sign(data) };
    expect(await judge(await sealedBy(authority, newSigner()))).toMatchObject({ ok: false, reason: 'key-usage' });
    expect(await judge(await sealedBy(newSigner(), authority))).toMatchObject({ ok: false, reason: 'maker-key-usage' });
  });

  test('seal and certificates must be good when it was sealed, not when it is looked at', async () => {
    expect(await verify(ofd, { at: new Date('2025-12-31T23:59:59Z') })).toMatchObject({ reason: 'seal-expired' });
    expect(await verify(ofd, { at: new Date('2036-01-01T00:00:01Z') })).toMatchObject({ reason: 'seal-expired' });
    const tooLate = { from: new Date('2026-11-23T00:00:00Z'), until: validity.until };
    expect(await judge(await sealedBy(newSigner(tooLate), newSigner()))).toMatchObject({ reason: 'expired' });
    expect(await judge(await sealedBy(newSigner(), newSigner(tooLate)))).toMatchObject({ reason: 'maker-expired' });
  });

  test('a certificate revoked later does not void what it sealed before, unless its key was stolen', async () => {
    const [mine, maker] = [newSigner(), newSigner()];
    const bytes = await sealedBy(mine, maker);
    const entry = ({ certificate }: SealSigner, revokedAt: string, isKeyCompromised: boolean) => {
      const { issuer, serial } = readCertificate(certificate);
      return { revoked: [{ issuer, serial, revokedAt: new Date(revokedAt), isKeyCompromised }] };
    };
    expect(await judge(bytes, entry(mine, '2026-11-22T05:00:01Z', false))).toMatchObject({ ok: true });
    expect(await judge(bytes, entry(mine, '2026-11-22T04:59:59Z', false))).toMatchObject({ reason: 'revoked' });
    expect(await judge(bytes, entry(mine, '2027-01-01T00:00:00Z', true))).toMatchObject({ reason: 'revoked' });
    expect(await judge(bytes, entry(maker, '2027-01-01T00:00:00Z', true))).toMatchObject({ reason: 'maker-revoked' });
    expect(await judge(bytes, entry(newSigner(), '2020-01-01T00:00:00Z', true))).toMatchObject({ ok: true });
  });
});
