import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { DocumentSigner } from './cms.ts';
import { measureText, type Fonts } from './fonts.ts';
import { layoutOfficialSheet, type OfficialSheet } from './official-sheet.ts';
import type { DocumentDescription, Picture } from './page.ts';
import { preparePdfTemplate, writePdf, type PdfTemplate } from './pdf.ts';
import { sampleSheet } from './sample-sheet.ts';
import { drawSeal } from './seal.ts';
import { createCertificateAuthority, issueSigningCertificate, type IssuedCertificate } from './x509.ts';

/** A made-up office with keys of its own: all that the tests and the bench need to seal a document. */
export interface SampleOffice {
  readonly root: IssuedCertificate;
  readonly rootKey: KeyObject;
  readonly signer: DocumentSigner;
  readonly seal: Picture;
  readonly template: PdfTemplate;
  layout(sheet: OfficialSheet): DocumentDescription;
  write(sheet: OfficialSheet): Promise<Buffer>;
}

export const SAMPLE_NOW = new Date('2026-11-22T05:00:00Z');
export const SAMPLE_VALIDITY = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-01-01T00:00:00Z') };

const NAME = '云江市住房公积金管理中心（样例）';

export function openSampleOffice(fonts: Fonts, keyType: 'ec' | 'rsa' = 'ec'): SampleOffice {
  const [rootKeys, keys] = [makeKeys('ec'), makeKeys(keyType)];
  const root = createCertificateAuthority({
    subject: { commonName: '样例根证书', organization: '云江市样例电子认证中心' },
    privateKey: rootKeys.privateKey,
    validity: SAMPLE_VALIDITY,
  });
  const { der } = issueSigningCertificate(
    { certificate: root.der, privateKey: rootKeys.privateKey },
    {
      subject: { commonName: `${NAME}业务专用章`, organization: NAME },
      publicKey: keys.publicKey,
      validity: SAMPLE_VALIDITY,
    },
  );
  const layout = (sheet: OfficialSheet) =>
    layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), sheet);
  const signer = { certificate: der, sign: (data: Uint8Array) => sign('sha256', data, keys.privateKey) };
  const words = { organization: '云江市住房公积金管理中心', center: '样例', purpose: '业务专用章' };
  const seal = drawSeal(fonts, words, 40);
  const template = preparePdfTemplate(fonts, [layout(sampleSheet({ name: '', number: 1234567890 }))]);
  return {
    root,
    rootKey: rootKeys.privateKey,
    signer,
    seal,
    template,
    layout,
    write: (sheet) => writePdf(layout(sheet), { template, signer, seal, now: SAMPLE_NOW }),
  };
}

function makeKeys(type: 'ec' | 'rsa') {
  return type === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
}
