import { createHash } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../database/data-source.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { importDeps } from '../../wiring/import-city.ts';
import { sessionKeeper } from '../../wiring/sessions.ts';
import { CityFileWrong, parseCityFile } from './city-file.ts';
import { importCity } from './import-city.ts';
import { staffStore } from './staff-store.sql.ts';
import { terminalStore } from './terminal-store.sql.ts';

const ring = { current: 'k1', keys: new Map([['k1', createHash('sha256').update('import').digest()]]) };
const cipher = fieldCipher(ring, ring);
const now = () => new Date('2026-11-22T01:00:00.000Z');
const nextId = monotonicFactory();
const newId = () => nextId();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const center = '样例区政务服务中心';
const hotline = '样例区热线中心';
const clerk = { staffNumber: '7001', name: '王㛃', unit: center, roles: ['clerk'] };
const handler = { staffNumber: '7002', name: '赵样例', unit: hotline, roles: ['handler', 'supervisor'] };
const counter = { hall: center, floor: '1 楼', window: '1 号窗口', unit: center, serviceItems: ['residence-permit'] };
const city = {
  units: [{ name: center }, { name: hotline, hotline: true }],
  staff: [clerk, handler],
  windows: [counter],
};

const demo = { production: false };
const bring = (database: Database, file: unknown) =>
  importCity(importDeps(database, cipher, demo, now), parseCityFile(file));
const count = async (database: Database) => {
  const tables = ['handling_unit', 'staff_member', 'terminal', 'audit_entry'];
  const rows = await Promise.all(tables.map((table) => database.rows(`SELECT COUNT(*) AS n FROM ${table}`)));
  return rows.map(([row]) => Number(row?.['n']));
};

describeOnEachDatabase('the import of a city', (open) => {
  test('brings units, staff with a password each and windows with an enrolment code each', async () => {
    const database = await open();
    const { changed, passwords, codes } = await bring(database, city);
    expect(changed).toHaveLength(5);
    expect(await count(database)).toEqual([2, 2, 1, 5]);
    const members = staffStore(database, cipher);
    const found = await members.findByNumber('7001');
    expect(found).toMatchObject({ name: '王㛃', unitName: center, roles: ['clerk'] });
    expect(passwords.map(({ staffNumber }) => staffNumber)).toEqual(['7001', '7002']);
    expect(await verify(found?.passwordHash ?? '', passwords[0]?.password ?? '')).toBe(true);
    const enrolled = await terminalStore(database, cipher).enrol(codes[0]?.code ?? '', 'secret', now());
    expect(enrolled).toMatchObject({ windowName: '1 号窗口', serviceItems: ['residence-permit'] });
    const secrets = [...passwords.map(({ password }) => password), ...codes.map(({ code }) => code), '王㛃'];
    const kept = JSON.stringify(await database.rows('SELECT * FROM audit_entry'));
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test('attack row 82: production takes nothing of a demonstration, and says each name', async () => {
    const database = await open();
    const real = importDeps(database, cipher, { production: true }, now);
    const faults = (file: object) =>
      importCity(real, parseCityFile(file)).then(String, (error: unknown) => String(error));
    expect(await faults({ units: [{ name: '青山区公安分局（样例）' }, { name: '青山区民政局' }] })).toBe(
      'CityFileWrong: 青山区公安分局（样例）: 样例 marks a demonstration, which has no place in production',
    );
    expect(await faults(city)).toContain('赵样例: 样例 marks');
    expect(await count(database)).toEqual([0, 0, 0, 0]);
    await importCity(real, parseCityFile({ units: [{ name: '青山区民政局' }] }));
    expect(await count(database)).toEqual([1, 0, 0, 1]);
  });

  test('a unit answers for a department’s proofs when the file says so; an unknown department is a fault', async () => {
    const database = await open();
    const file = { units: [{ name: center, proofs: 'BDC' }] };
    expect((await bring(database, file)).changed).toEqual([`unit ${center}`, `unit ${center}: BDC`]);
    expect((await bring(database, file)).changed).toEqual([]);
    expect((await bring(database, { units: [{ name: center }] })).changed).toEqual([]);
    expect(await database.rows('SELECT department FROM proof_unit')).toEqual([{ department: 'BDC' }]);
    await expect(bring(database, { units: [{ name: center, proofs: 'XYZ' }] })).rejects.toThrow(
      `unit ${center}: no department is called XYZ`,
    );
  });

  test('run again it changes nothing and gives out nothing; what a file does not name stays', async () => {
    const database = await open();
    const { codes } = await bring(database, city);
    expect((await bring(database, city)).codes).toEqual([]);
    await terminalStore(database, cipher).enrol(codes[0]?.code ?? '', 'secret', now());
    const before = await count(database);
    expect(await bring(database, city)).toEqual({ changed: [], passwords: [], codes: [] });
    expect(await bring(database, {})).toEqual({ changed: [], passwords: [], codes: [] });
    expect(await count(database)).toEqual(before);
  });

  test('who moved has the new unit, who left is out with all sessions, who asks gets another password', async () => {
    const database = await open();
    await bring(database, city);
    const members = staffStore(database, cipher);
    const [one, two] = await Promise.all([members.findByNumber('7001'), members.findByNumber('7002')]);
    if (!one || !two) throw new Error('nobody was imported');
    const mint = { now, newId, newSecret: (bytes: number) => newId().repeat(bytes).slice(0, 43), sha256, cipher };
    const facts = { staffNumber: '7001', roles: ['clerk'] as const, unitId: one.unitId, terminalId: null };
    for (const { id: staffId } of [one, two])
      await sessionKeeper(mint, database).openStaff({ ...facts, staffId, device: '样例' });
    const staff = [
      { ...clerk, active: false },
      { ...handler, unit: center, newPassword: true },
    ];
    const { changed, passwords } = await bring(database, { staff });
    expect(changed).toEqual(['staff 7001', 'staff 7002']);
    expect(await members.rightsOf(one.id)).toBeNull();
    expect(await members.findByNumber('7002')).toMatchObject({ unitName: center });
    const after = await members.findByNumber('7002');
    expect(await verify(after?.passwordHash ?? '', passwords[0]?.password ?? '')).toBe(true);
    expect(await database.rows('SELECT id FROM login_session WHERE ended_at IS NULL')).toEqual([]);
    expect(await database.rows('SELECT id FROM login_session')).toHaveLength(2);
    expect((await bring(database, { staff: [clerk] })).changed).toEqual(['staff 7001']);
    expect(await members.rightsOf(one.id)).not.toBeNull();
  });

  test('a window out of use is refused at once, and its computer keeps its place when it returns', async () => {
    const database = await open();
    const { codes } = await bring(database, city);
    const terminals = terminalStore(database, cipher);
    await terminals.enrol(codes[0]?.code ?? '', 'secret', now());
    await bring(database, { windows: [{ ...counter, active: false }] });
    expect(await terminals.findBySecret('secret')).toBeNull();
    const back = await bring(database, { windows: [{ ...counter, floor: '2 楼' }] });
    expect(back.codes).toEqual([]);
    expect(await terminals.findBySecret('secret')).toMatchObject({ floor: '2 楼' });
    expect((await bring(database, { windows: [{ ...counter, floor: '2 楼', newCode: true }] })).codes).toHaveLength(1);
  });

  test('a window whose code ran out unused gets another', async () => {
    const database = await open();
    await bring(database, city);
    const later = () => new Date('2026-11-29T01:00:00.000Z');
    const { changed, codes } = await importCity(importDeps(database, cipher, demo, later), parseCityFile(city));
    expect(changed).toEqual([`window ${center} 1 号窗口`]);
    expect(codes).toHaveLength(1);
  });

  test('names every fault of a file at once and writes nothing', async () => {
    const database = await open();
    const wrong = {
      units: [{ name: center }, { name: center }],
      staff: [clerk, clerk, { ...handler, unit: '没有的单位' }],
      windows: [{ ...counter, serviceItems: ['no-such-item'] }],
    };
    await expect(bring(database, wrong)).rejects.toThrow(
      [
        `units: ${center} twice`,
        'staff: 7001 twice',
        'staff 7002: there is no unit 没有的单位',
        `window ${center} 1 号窗口: there is no service item no-such-item`,
      ].join('\n'),
    );
    expect(() => parseCityFile({ staff: [{ ...clerk, staffNumber: '7', password: 'x' }], more: 1 })).toThrow(
      CityFileWrong,
    );
    expect(await count(database)).toEqual([0, 0, 0, 0]);
  });

  test('a file that fails half way leaves nothing behind', async () => {
    const database = await open();
    const same = { ...importDeps(database, cipher, demo, now), newWord: (length: number) => '0'.repeat(length) };
    const two = { ...city, windows: [counter, { ...counter, window: '2 号窗口' }] };
    await expect(importCity(same, parseCityFile(two))).rejects.toThrow();
    expect(await count(database)).toEqual([0, 0, 0, 0]);
  });
});
