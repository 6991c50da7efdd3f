import { createPrivateKey, generateKeyPairSync, sign, createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openFonts, measureText } from './fonts.ts';
import { layoutOfficialSheet } from './official-sheet.ts';
import { preparePdfTemplate, writePdf } from './pdf.ts';
import { sampleSheet } from './sample-sheet.ts';
import { drawSeal } from './seal.ts';
import { createCertificateAuthority, issueSigningCertificate } from './x509.ts';
let t = performance.now();
const fonts = await openFonts();
console.log('open', performance.now() - t, process.memoryUsage().rss / 1e6);
const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const validity = { from: new Date('2026-01-01'), until: new Date('2036-01-01') };
const root = createCertificateAuthority({
  subject: { commonName: '样例根证书', organization: '云江市样例电子认证中心' },
  privateKey: ca.privateKey,
  validity,
});
const cert = issueSigningCertificate(
  { certificate: root.der, privateKey: ca.privateKey },
  {
    subject: { commonName: '云江市住房公积金管理中心（样例）', organization: '云江市住房公积金管理中心（样例）' },
    publicKey: key.publicKey,
    validity,
  },
);
writeFileSync('/tmp/root.pem', root.pem);
writeFileSync('/tmp/cert.pem', cert.pem);
const measure = (text: string, weight: 'regular' | 'bold') => measureText(fonts, text, weight);
const seal = drawSeal(fonts, { organization: '云江市住房公积金管理中心', center: '样例', purpose: '业务专用章' }, 40);
const template = preparePdfTemplate(fonts, [layoutOfficialSheet(measure, sampleSheet({ name: '张伟', number: 1 }))]);
const signer = { certificate: cert.der, sign: (d: Uint8Array) => sign('sha256', d, key.privateKey) };
let out = Buffer.alloc(0);
const one = async (i: number) =>
  writePdf(layoutOfficialSheet(measure, sampleSheet({ name: '㛃𬭚䶮', number: i })), {
    template,
    signer,
    seal,
    now: new Date('2026-11-22T05:00:00Z'),
  });
out = await one(7);
writeFileSync('/tmp/one.pdf', out);
console.log(out.length);
for (let i = 0; i < 500; i++) await one(i);
t = performance.now();
for (let i = 0; i < 1000; i++) await one(i);
console.log('ms', (performance.now() - t) / 1000);
