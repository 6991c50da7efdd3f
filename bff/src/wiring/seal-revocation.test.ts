import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeRevocationList } from '../../test/harness/revocation-list.ts';
import { sampleSheet } from '../documents/sample-sheet.ts';
import { createSm2PrivateKey, openSm2Signer } from '../documents/sm2.ts';
import {
  createCertificateAuthority,
  issueSigningCertificate,
  type CertifiedKey,
  type IssuingKey,
} from '../documents/x509.ts';
import { departmentCodes, type DepartmentCode } from '../features/proofs/departments.ts';
import { createSoftwareKeys } from '../integrations/keys/make-keys.ts';
import { softwareKeys } from '../integrations/keys/software-keys.ts';
import { demoAliases, MAKER_ALIAS, ofdAliasOf, pdfAliasOf } from '../integrations/seals/key-aliases.ts';
import { openPaper } from './proof-paper.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const LATER = new Date('2026-12-01T05:00:00Z');
const SHEET = sampleSheet({ name: '㛃𬭚䶮', number: 3 });
const LETTERING = { arc: '云溪区住房公积金管理中心', center: '样例' };
const VALIDITY = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2030-01-01T00:00:00Z') };

const authorityOf = (privateKey: IssuingKey) => {
  const subject = { commonName: '样例根证书', organization: '样例电子认证中心' };
  return { certificate: createCertificateAuthority({ subject, privateKey, validity: VALIDITY }).der, privateKey };
};
const p256 = authorityOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const sm2 = authorityOf(openSm2Signer(createSm2PrivateKey()));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-revoked-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An installation whose authorities we are ourselves. */
async function openOffice(name: string) {
  const keysDir = join(folder, name);
  await mkdir(join(keysDir, 'crls'), { recursive: true });
  const file = join(keysDir, 'keys.json');
  await createSoftwareKeys(file, {
    ...demoAliases([...departmentCodes]),
    certify(alias: string, publicKey: CertifiedKey) {
      const authority = publicKey instanceof Uint8Array ? sm2 : p256;
      const subject = { commonName: alias, organization: alias };
      const { der } = issueSigningCertificate(authority, { subject, publicKey, validity: VALIDITY });
      return { certificate: der, intermediates: [], root: authority.certificate };
    },
  });
  const keys = await softwareKeys(file);
  const open = () => openPaper({ keys, keysDir, demo: true, now: NOW }, () => LETTERING, [SHEET]);
  const opened = await open();
  const { pdf, ofd } = await opened.paper.write(
    SHEET,
    opened.seals.current({ department: 'GJJ', code: 'fund-deposit' }, NOW),
    NOW,
  );
  const [pdfKey] = await keys.signingKeys(pdfAliasOf('GJJ'));
  const [ofdKey] = await keys.sm2Keys(ofdAliasOf('GJJ'));
  const certificates = {
    pdf: pdfKey?.certificate ?? new Uint8Array(),
    ofd: ofdKey?.certificate ?? new Uint8Array(),
    maker: (await keys.sm2Key(MAKER_ALIAS)).certificate,
  };
  const judge = async () => {
    const judged = [await opened.paper.verify(pdf, NOW), await opened.paper.verify(ofd ?? new Uint8Array(), NOW)];
    return judged.map((one) => (one.ok ? 'ok' : one.reason));
  };
  const publish = async (list: string, bytes: Uint8Array | string) => {
    await writeFile(join(keysDir, 'crls', list), bytes);
    await opened.revocations.refresh();
  };
  return { ...opened, open, certificates, judge, publish };
}

test('a stolen key: nothing it ever sealed is believed, and its seal is not used again', async () => {
  const { judge, publish, seals, revocations, certificates } = await openOffice('stolen');
  expect(await judge()).toEqual(['ok', 'ok']);
  await publish('p256.crl', makeRevocationList(p256, [certificates.pdf], LATER, 'keyCompromise'));
  expect(await judge()).toEqual(['revoked', 'ok']);
  await publish('sm2.crl', makeRevocationList(sm2, [certificates.ofd], LATER, 'keyCompromise'));
  expect(await judge()).toEqual(['revoked', 'revoked']);
  expect(() => seals.current({ department: 'GJJ', code: 'fund-deposit' }, LATER)).toThrow(
    expect.objectContaining({ code: 'server.unavailable' }),
  );
  expect(seals.current({ department: 'BDC', code: 'housing-status' }, LATER).department).toBe('BDC');
  expect(revocations.ofSeals()).toHaveLength(2);
});

test('a certificate replaced in good order: what it sealed before stays good, new documents wait for another', async () => {
  const { judge, publish, seals, certificates } = await openOffice('replaced');
  const list = makeRevocationList(p256, [certificates.pdf], LATER, 'superseded').toString('base64');
  await publish('p256.crl', `-----BEGIN X509 CRL-----\n${list}\n-----END X509 CRL-----\n`);
  expect(await judge()).toEqual(['ok', 'ok']);
  expect(() => seals.current({ department: 'GJJ', code: 'fund-deposit' }, LATER)).toThrow(
    expect.objectContaining({ code: 'server.unavailable' }),
  );
});

test('a seal maker taken back: what was sealed before stays good, no seal of theirs is used again', async () => {
  const { judge, publish, seals, revocations, certificates } = await openOffice('maker');
  const sealOf = (department: DepartmentCode) => seals.current({ department, code: 'fund-deposit' }, LATER);
  for (const department of departmentCodes) expect(sealOf(department).department).toBe(department);
  await publish('sm2.crl', makeRevocationList(sm2, [certificates.maker], LATER, 'cessationOfOperation'));
  expect(await judge()).toEqual(['ok', 'ok']);
  for (const department of departmentCodes)
    expect(() => sealOf(department)).toThrow(expect.objectContaining({ code: 'server.unavailable' }));
  expect(revocations.ofSeals()).toHaveLength(1);
});

test('a seal maker whose key was stolen: no stamp of their seals is believed', async () => {
  const { judge, publish, certificates } = await openOffice('stolen-maker');
  await publish('sm2.crl', makeRevocationList(sm2, [certificates.maker], LATER, 'keyCompromise'));
  expect(await judge()).toEqual(['ok', 'maker-revoked']);
});

test('a list by a stranger is refused by name; what was known stays known, and no server starts with it', async () => {
  const { judge, publish, open, certificates } = await openOffice('stranger');
  await publish('p256.crl', makeRevocationList(p256, [certificates.pdf], LATER, 'keyCompromise'));
  const stranger = authorityOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const forged = makeRevocationList(stranger, [certificates.ofd], LATER, 'keyCompromise');
  await expect(publish('forged.crl', forged)).rejects.toThrow(/forged\.crl is not a revocation list/);
  expect(await judge()).toEqual(['revoked', 'ok']);
  await expect(open()).rejects.toThrow(/forged\.crl is not a revocation list/);
});
