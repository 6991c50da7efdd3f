import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSealSignature } from 'shared/sealed-documents/ses-reader.ts';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { readConfig } from '../config.ts';
import { makeSeal } from '../documents/ses.ts';
import { sampleSheet } from '../documents/sample-sheet.ts';
import { departmentCodes } from '../features/proofs/departments.ts';
import type { SealLettering } from '../integrations/seals/seal-register.ts';
import { addSigningKeys, openKeys } from './keys.ts';
import { openPaper } from './proof-paper.ts';

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const NOW = new Date('2026-11-22T05:00:00Z');
const SHEET = sampleSheet({ name: '㛃𬭚䶮', number: 3 });
const proofGJJ = { department: 'GJJ', code: 'fund-deposit' } as const;
const proofBDC = { department: 'BDC', code: 'housing-status' } as const;
const LETTERING = { arc: '云溪区住房公积金管理中心', center: '样例' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-seals-'));
});
afterAll(() => rm(folder, { recursive: true }));

const configOf = (name: string) => readConfig({ DATA_DIR: folder, KEYS_FILE: join(folder, name) });

async function openOffice(name: string, lettering: SealLettering = LETTERING, demo = true) {
  const keys = await openKeys(configOf(`${name}.json`), () => NOW);
  return openPaper({ keys, keysDir: join(folder, name), demo, now: NOW }, () => lettering, [SHEET]);
}

interface KeyFile {
  readonly signers: Record<string, Record<string, unknown>>;
  readonly sm2Signers: Record<string, Record<string, unknown>>;
}

/** Gives one signer the other one's private key; its certificate, and with it the seal's name, stays. */
const swap = (kind: keyof KeyFile, alias: string, other: string) => (file: KeyFile) => ({
  ...file,
  [kind]: { ...file[kind], [alias]: { ...file[kind][alias], privateKey: file[kind][other]?.['privateKey'] } },
});

const exchange = (file: KeyFile) => ({
  ...file,
  sm2Signers: { ...file.sm2Signers, 'ofd-gjj': file.sm2Signers['ofd-bdc'] },
});

describe('a department that gets new keys and a new name', () => {
  test('seals new documents with them; old documents stay valid and keep the old picture', async () => {
    const before = await openOffice('rollover');
    const oldSeal = before.seals.current(proofGJJ, NOW);
    const old = await before.paper.write(SHEET, oldSeal, NOW);
    const oldPicture = before.paper.picture(old.page, oldSeal.id);

    await addSigningKeys(configOf('rollover.json'), 'GJJ', NOW);
    const after = await openOffice('rollover', { arc: '云溪区住房资金管理中心', center: '样例' });
    const newSeal = after.seals.current(proofGJJ, NOW);
    expect(newSeal.id).not.toBe(oldSeal.id);
    expect(after.seals.current(proofBDC, NOW).id).toBe(before.seals.current(proofBDC, NOW).id);
    expect(after.paper.picture(old.page, oldSeal.id)).toBe(oldPicture);

    const written = await after.paper.write(SHEET, newSeal, NOW);
    expect(after.paper.picture(written.page, newSeal.id)).not.toBe(oldPicture);
    for (const bytes of [old.pdf, old.ofd, written.pdf, written.ofd])
      expect(await after.paper.verify(bytes ?? new Uint8Array(), NOW)).toMatchObject({ ok: true });
    const newOfd = await before.paper.verify(written.ofd ?? new Uint8Array(), NOW);
    expect(newOfd).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('keeps its seal files when the server starts again', async () => {
    await openOffice('twice');
    const files = await readdir(join(folder, 'twice', 'seals'));
    const contents = () => Promise.all(files.map((file) => readFile(join(folder, 'twice', 'seals', file), 'utf8')));
    const before = await contents();
    expect(files).toHaveLength(departmentCodes.length);
    await openOffice('twice');
    expect(await contents()).toEqual(before);
  });

  test('a seal is used for the proofs its register entry names and for no other', async () => {
    const { seals } = await openOffice('uses');
    const path = join(folder, 'uses', 'seals', `${seals.current(proofGJJ, NOW).id}.json`);
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), types: ['fund-deposit'] }));
    const { seals: bound } = await openOffice('uses');
    expect(bound.current(proofGJJ, NOW).department).toBe('GJJ');
    expect(() => bound.current({ ...proofGJJ, code: 'fund-withdrawal' }, NOW)).toThrow('server.unavailable');
  });

  test('a seal of version 5 (GM/T 0031-2025) in the register is stamped as one, and believed', async () => {
    const before = await openOffice('version');
    const { id } = before.seals.current(proofGJJ, NOW);
    const path = join(folder, 'version', 'seals', `${id}.json`);
    const file = JSON.parse(await readFile(path, 'utf8'));
    const keys = await openKeys(configOf('version.json'), () => NOW);
    const { certificate } = await keys.sm2Key('ofd-gjj');
    const [from, until] = [new Date('2026-11-21T05:00:00Z'), new Date('2027-11-22T05:00:00Z')];
    const facts = { id, name: '云溪区住房公积金管理中心', signerCertificates: [certificate], createdAt: from };
    const picture = { png: Buffer.from(PNG, 'base64'), width: 40, height: 40 };
    const seal = await makeSeal(
      { ...facts, validFrom: from, validUntil: until, picture },
      await keys.sm2Key('seal-maker'),
      5,
    );
    await writeFile(path, JSON.stringify({ ...file, seal: seal.toString('base64') }));
    const { paper, seals } = await openOffice('version');
    const { ofd } = await paper.write(SHEET, seals.current(proofGJJ, NOW), NOW);
    expect(await paper.verify(ofd, NOW)).toMatchObject({ ok: true, seal: { id } });
    const stamp = readZip(ofd).get('Doc_0/Signs/Sign_0/SignedValue.dat') ?? new Uint8Array();
    expect(readSealSignature(stamp)).toMatchObject({ version: 5, seal: { version: 5 } });
  });

  test('no seal serves beyond its certificates', async () => {
    const { seals } = await openOffice('expiry');
    const { validUntil } = seals.current(proofGJJ, NOW);
    expect(validUntil.getTime()).toBeGreaterThan(NOW.getTime());
    expect(() => seals.current(proofGJJ, new Date(validUntil.getTime() + 1000))).toThrow('server.unavailable');
  });
});

describe('what is missing', () => {
  test('a demonstration with an older key file gets the keys of a new department and loses none', async () => {
    const config = configOf('older.json');
    await openKeys(config, () => NOW);
    const whole = JSON.parse(await readFile(config.keysFile, 'utf8'));
    const { 'seal-bdc': _gone, ...signers } = whole.signers;
    await writeFile(config.keysFile, JSON.stringify({ version: 1, rings: whole.rings, signers }));
    const keys = await openKeys(config, () => NOW);
    expect(await keys.signingKeys('seal-bdc')).toHaveLength(1);
    expect(await keys.sm2Key('proof-codes')).toMatchObject({ publicKey: expect.any(Uint8Array) });
    const again = JSON.parse(await readFile(config.keysFile, 'utf8'));
    expect(again.rings).toEqual(whole.rings);
    expect(again.signers['seal-gjj']).toEqual(whole.signers['seal-gjj']);
  });

  test('production says which keys it lacks and makes none', async () => {
    const config = configOf('city.json');
    await openKeys(config, () => NOW);
    const { version, rings, signers } = JSON.parse(await readFile(config.keysFile, 'utf8'));
    const text = JSON.stringify({ version, rings, signers });
    await writeFile(config.keysFile, text);
    const opened = openKeys({ ...config, production: true }, () => NOW);
    await expect(opened).rejects.toMatchObject({
      problems: [expect.stringMatching(/city\.json has no key called ofd-.*proof-codes$/)],
    });
    expect(await readFile(config.keysFile, 'utf8')).toBe(text);
    const adding = addSigningKeys({ ...config, production: true }, 'GJJ', NOW);
    await expect(adding).rejects.toThrow('licensed authority');
  });

  test('a city without a seal in its register does not start, and no seal is made', async () => {
    await expect(openOffice('empty', LETTERING, false)).rejects.toThrow(/the register has no seal [A-Z]+-[0-9a-f]{12}/);
    expect(existsSync(join(folder, 'empty', 'seals'))).toBe(false);
  });

  test.each([
    ['another department’s certificate for PDF', swap('signers', 'seal-gjj', 'seal-bdc'), /for PDF is another key's/],
    ['another department’s certificate for OFD', swap('sm2Signers', 'ofd-gjj', 'ofd-bdc'), /for OFD is another key's/],
    ['another department’s key and certificate for OFD', exchange, /the seal is for other certificates/],
  ] as const)('with %s the server does not start', async (what, change, sentence) => {
    await openOffice(what);
    const { keysFile } = configOf(`${what}.json`);
    await writeFile(keysFile, JSON.stringify(change(JSON.parse(await readFile(keysFile, 'utf8')))));
    await expect(openOffice(what)).rejects.toThrow(sentence);
  });

  test('a broken seal file is named', async () => {
    await openOffice('broken');
    const [file = ''] = await readdir(join(folder, 'broken', 'seals'));
    await writeFile(join(folder, 'broken', 'seals', file), '{"version":1');
    await expect(openOffice('broken')).rejects.toThrow(`${file} is not a seal file of version 1`);
  });
});
