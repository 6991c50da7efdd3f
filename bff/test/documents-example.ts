import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { measureText, openFonts } from '../src/documents/fonts.ts';
import { prepareOfdTemplate, writeOfd } from '../src/documents/ofd.ts';
import { layoutOfficialSheet } from '../src/documents/official-sheet.ts';
import { encodeQr } from '../src/documents/qr.ts';
import { drawSeal } from '../src/documents/seal.ts';
import { sealPng } from '../src/documents/ses-picture.ts';
import { makeSeal } from '../src/documents/ses.ts';
import { createSm2PrivateKey, openSm2Signer } from '../src/documents/sm2.ts';
import { createCertificateAuthority, issueSigningCertificate } from '../src/documents/x509.ts';

/** The example of docs/documents.md: from nothing to a sealed OFD file, judged. */
export async function sealAndJudge(now: Date) {
  const fonts = await openFonts();
  const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-01-01T00:00:00Z') };

  // A root, a key with its certificate, and the seal. A city brings them; see docs/operations.md.
  const rootKey = openSm2Signer(createSm2PrivateKey());
  const rootName = { commonName: '样例根证书', organization: '样例电子认证中心' };
  const root = createCertificateAuthority({ subject: rootName, privateKey: rootKey, validity }).der;
  const key = openSm2Signer(createSm2PrivateKey());
  const subject = { commonName: '样例办公室业务专用章', organization: '样例办公室' };
  const issued = { subject, publicKey: key.publicKey, validity };
  const certificate = issueSigningCertificate({ certificate: root, privateKey: rootKey }, issued).der;
  const signer = { certificate, sign: (data: Uint8Array) => key.sign(data) };
  const drawn = drawSeal(fonts, { organization: '样例办公室', center: '样例', purpose: '业务专用章' }, 40);
  const facts = { id: 'SAMPLE-7', name: subject.commonName, signerCertificates: [certificate], createdAt: now };
  const picture = { png: sealPng(drawn), width: 40, height: 40 };
  const seal = await makeSeal({ ...facts, validFrom: now, validUntil: validity.until, picture }, signer);

  // A page: data in, items with places in millimetres out.
  const page = layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), {
    title: '样例证明',
    reference: '编号：YL-2026-000001',
    opening: ['兹证明王㛃与欧阳𠮷犇为本办公室职工。'],
    tables: [{ columns: [40, 120], size: 4, rows: [[{ text: '姓名' }, { text: '欧阳𠮷犇' }]] }],
    notes: ['样例文件不具有法律效力。'],
    issuer: '样例办公室',
    date: '2026年11月22日',
    qr: { modules: encodeQr('HTTPS://SUIBAN.EXAMPLE/V/0'), caption: '扫码核验' },
    sealSize: 40,
    watermark: '样例',
  });

  // Written, sealed and, with nothing but the file and the root, judged. writePdf (pdf.ts) takes the same page.
  const template = prepareOfdTemplate(fonts, [page]);
  const bytes = await writeOfd(page, { template, seal: { seal, version: 4, signer, width: 40, height: 40 }, now });
  return { bytes, verdict: await verifyDocument(bytes, { roots: [root] }) };
}
