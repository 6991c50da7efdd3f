import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { accountStore } from './account-store.sql.ts';
import { attemptStore } from './attempt-store.sql.ts';
import { identityCheckStore } from './identity-check-store.sql.ts';
import type { IdentityCheck } from './identity-check.ts';
import { loginCodeStore } from './login-code-store.sql.ts';
import { residentStore } from './resident-store.sql.ts';

const ring = { current: 'k1', keys: new Map([['k1', randomBytes(32)]]) };
const cipher = fieldCipher(ring, ring);
const NOW = new Date('2026-11-22T05:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const won = (answers: readonly boolean[]) => answers.filter(Boolean).length;

const checkOf = (more: Partial<IdentityCheck> = {}): IdentityCheck => ({
  id: ulid(),
  way: 'counter',
  purpose: 'login',
  status: 'open',
  accountId: ulid(),
  sessionId: ulid(),
  person: { name: '𠮷田春', idNumber: '99010419930719012X' },
  ticket: null,
  code: 'KXE50EYBC6',
  terminalId: null,
  staffId: null,
  createdAt: NOW,
  expiresAt: later(10),
  decidedAt: null,
  ...more,
});

describeOnEachDatabase('the stores of the login', (open) => {
  test('a WeChat code belongs to one of 20 callers, and to nobody afterwards', async () => {
    const codes = loginCodeStore(await open());
    expect(won(await times(20, () => codes.claim('a'.repeat(64), NOW)))).toBe(1);
    expect(await codes.claim('a'.repeat(64), NOW)).toBe(false);
    expect(await codes.claim('b'.repeat(64), NOW)).toBe(true);
    expect(await codes.purge(later(1))).toBe(2);
  });

  test('a check is settled by one of 20, and forgets name, number and code but not its ticket', async () => {
    const database = await open();
    const checks = identityCheckStore(database, cipher);
    const check = checkOf({ ticket: 'verify-id', way: 'face' });
    await checks.insert(check);
    expect(await checks.find(check.id)).toEqual(check);
    const answers = await times(20, () => checks.settle(check.id, 'open', { status: 'passed', at: later(1) }));
    expect(won(answers)).toBe(1);
    expect(await checks.find(check.id)).toEqual({
      ...check,
      status: 'passed',
      person: null,
      code: null,
      decidedAt: later(1),
    });
  });

  test('a confirmed check keeps its person until it is used, with the later end the clerk gave it', async () => {
    const checks = identityCheckStore(await open(), cipher);
    const check = checkOf();
    await checks.insert(check);
    const staffId = ulid();
    await checks.settle(check.id, 'open', { status: 'confirmed', at: later(9), staffId, expiresAt: later(14) });
    expect(await checks.findByCode('KXE50EYBC6')).toEqual({
      ...check,
      status: 'confirmed',
      staffId,
      expiresAt: later(14),
      decidedAt: later(9),
    });
  });

  test('an open code belongs to the first terminal that shows it', async () => {
    const checks = identityCheckStore(await open(), cipher);
    const check = checkOf();
    await checks.insert(check);
    const terminals = [ulid(), ulid(), ulid()];
    const answers = await times(12, (index) => checks.bindTerminal(check.id, terminals[index % 3] ?? ''));
    expect(won(answers)).toBe(4);
  });

  test('a new check voids the earlier ones of its session only', async () => {
    const checks = identityCheckStore(await open(), cipher);
    const [mine, other] = [checkOf({ code: 'AAAAAAAAAA' }), checkOf({ code: 'BBBBBBBBBB' })];
    await checks.insert(mine);
    await checks.insert(other);
    await checks.voidOpenOf(mine.sessionId, later(1));
    expect(await checks.find(mine.id)).toMatchObject({ status: 'void', person: null });
    expect(await checks.find(other.id)).toEqual(other);
    expect(await checks.voidExpired(later(10))).toBe(1);
  });

  test('two rows cannot swap their names', async () => {
    const database = await open();
    const residents = residentStore(database, cipher);
    const people = [
      { id: ulid(), name: '王㛃', idNumber: '990104199109030088', phone: '19900000003' },
      { id: ulid(), name: '李𬭚', idNumber: '990104198602170032', phone: null },
    ] as const;
    for (const person of people) await residents.insert(person, NOW);
    expect(await residents.find(people[0].id)).toEqual(people[0]);
    expect(await residents.idOf(people[1].idNumber)).toBe(people[1].id);
    const [row] = await database.rows('SELECT name_cipher FROM resident WHERE id = ?', [people[0].id]);
    await database.execute('UPDATE resident SET name_cipher = ? WHERE id = ?', [
      String(row?.['name_cipher']),
      people[1].id,
    ]);
    await expect(residents.find(people[1].id)).rejects.toThrow('cannot be read');
  });

  test('a person who changed their name keeps their record under the new one', async () => {
    const residents = residentStore(await open(), cipher);
    const person = { id: ulid(), name: '张三', idNumber: '990104198602170032', phone: null };
    await residents.insert(person, NOW);
    expect(await residents.ensure({ ...person, name: '张三丰' }, ulid(), NOW)).toBe(person.id);
    expect(await residents.find(person.id)).toMatchObject({ name: '张三丰' });
  });

  test('an openid is one account, whatever its case or trailing space', async () => {
    const accounts = accountStore(await open(), cipher);
    const ids = new Set<string>();
    for (const openid of ['oABC', 'oabc', 'oABC ', 'oABC']) ids.add(await accounts.ensure(openid, ulid(), NOW));
    expect(ids.size).toBe(3);
  });

  test('50 tries at once take exactly 5, whatever runs beside them, and a new window starts anew', async () => {
    const attempts = attemptStore(await open(), cipher);
    const limit = { subject: 'identity.account A', most: 5, windowMs: 3_600_000 };
    const answers = await times(50, () => attempts.take(limit, NOW));
    expect(answers.filter((end) => end === null)).toHaveLength(5);
    expect(answers.find((end) => end !== null)).toEqual(later(60));
    await attempts.giveBack(limit);
    expect(await attempts.take(limit, NOW)).toBeNull();
    expect(await attempts.take(limit, later(59))).not.toBeNull();
    expect(await attempts.take({ ...limit, subject: 'identity.account B' }, NOW)).toBeNull();
    const anew = await times(50, () => attempts.take(limit, later(60)));
    expect(anew.filter((end) => end === null)).toHaveLength(5);
    await attempts.clear(limit);
    expect(await attempts.take(limit, later(61))).toBeNull();
  });
});
