import type { Fonts } from './fonts.ts';
import { prepareOfdTemplate, writeOfd, type OfdTemplate } from './ofd.ts';
import type { OfdSeal } from './ofd-signature.ts';
import { measureText } from './fonts.ts';
import { layoutOfficialSheet, type OfficialSheet } from './official-sheet.ts';
import { SAMPLE_NOW, SAMPLE_VALIDITY } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { drawSeal } from './seal.ts';
import { sealPng } from './ses-picture.ts';
import type { SesVersion } from 'shared/sealed-documents/ses-reader.ts';
import { makeSeal } from './ses.ts';
import { createSm2PrivateKey, openSm2Signer } from './sm2.ts';
import { createCertificateAuthority, issueSigningCertificate, type IssuedCertificate } from './x509.ts';

/** A made-up office with SM2 keys, a seal and its maker: all that the tests and the bench need to seal OFD files. */
export interface OfdSampleOffice {
  readonly root: IssuedCertificate;
  readonly seal: OfdSeal;
  readonly template: OfdTemplate;
  write(sheet: OfficialSheet): Promise<Buffer>;
}

const NAME = '云江市住房公积金管理中心（样例）';

export async function openOfdSampleOffice(fonts: Fonts, version: SesVersion = 4): Promise<OfdSampleOffice> {
  const rootKey = openSm2Signer(createSm2PrivateKey());
  const root = createCertificateAuthority({
    subject: { commonName: '样例根证书', organization: '云江市样例电子认证中心' },
    privateKey: rootKey,
    validity: SAMPLE_VALIDITY,
  });
  const certified = (commonName: string, organization: string) => {
    const key = openSm2Signer(createSm2PrivateKey());
    const { der } = issueSigningCertificate(
      { certificate: root.der, privateKey: rootKey },
      { subject: { commonName, organization }, publicKey: key.publicKey, validity: SAMPLE_VALIDITY },
    );
    return { certificate: der, sign: (data: Uint8Array) => key.sign(data) };
  };
  const signer = certified(`${NAME}业务专用章`, NAME);
  const words = { organization: '云江市住房公积金管理中心', center: '样例', purpose: '业务专用章' };
  const picture = drawSeal(fonts, words, 40);
  const { width, height } = picture;
  const esl = await makeSeal(
    {
      id: 'SAMPLE-1',
      name: `${NAME}业务专用章`,
      signerCertificates: [signer.certificate],
      createdAt: SAMPLE_VALIDITY.from,
      validFrom: SAMPLE_VALIDITY.from,
      validUntil: SAMPLE_VALIDITY.until,
      picture: { png: sealPng(picture), width, height },
    },
    certified('样例印章制章者', '样例印章制作单位'),
    version,
  );
  const seal = { seal: esl, version, signer, width, height };
  const layout = (sheet: OfficialSheet) =>
    layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), sheet);
  const template = prepareOfdTemplate(fonts, [layout(sampleSheet({ name: '', number: 1234567890 }))]);
  return { root, seal, template, write: (sheet) => writeOfd(layout(sheet), { template, seal, now: SAMPLE_NOW }) };
}
