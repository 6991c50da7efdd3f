import { encodeUnsigned, formatCode, keyIdOf, linkOf } from 'shared/signed-code.ts';
import { openFonts } from '../../src/documents/fonts.ts';
import { openOfdSampleOffice } from '../../src/documents/ofd-sample.ts';
import { encodeQr } from '../../src/documents/qr.ts';
import { openSampleOffice } from '../../src/documents/sample-office.ts';
import { createSm2PrivateKey, openSm2Signer } from '../../src/documents/sm2.ts';
import { sheet, type DocumentMaker } from './sample-page.ts';

export async function openPdf(): Promise<DocumentMaker> {
  const office = openSampleOffice(await openFonts());
  return (n) => office.write(sheet(n));
}

export async function openOfd(): Promise<DocumentMaker> {
  const office = await openOfdSampleOffice(await openFonts());
  return (n) => office.write(sheet(n));
}

/** A proof's code, signed and encoded: one byte a module. */
export async function openCode(): Promise<DocumentMaker> {
  const signer = openSm2Signer(createSm2PrivateKey());
  const keyId = keyIdOf(signer.publicKey);
  const facts = {
    issuer: 'GJJ',
    year: 2026,
    type: 'fund-deposit',
    issuedOn: '2026-11-22',
    validUntil: '2026-12-22',
    holder: '样**',
    holderMark: new Uint8Array(8),
    digest: new Uint8Array(16),
  };
  return (n) => {
    const unsigned = encodeUnsigned(keyId, { ...facts, running: n + 1 });
    const link = linkOf('https://suiban.example', formatCode(unsigned, signer.sign(unsigned)));
    return Promise.resolve(Buffer.from(encodeQr(link).join('')));
  };
}
