import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import type { Database } from './data-source.ts';
import { DatabaseError, isDuplicate } from './database-error.ts';
import { integerOf } from './row.ts';
import type { Unit } from './sql.ts';
import { inTransactionOf } from './transaction.ts';

const clock = () => new Date('2026-11-22T08:00:00.123Z');
const bare = (unit: Unit) => unit;
/** Waits until one transaction holds the row `a` and another `b`: whatever they want next is a deadlock. */
function whenBothHold(a: string, b: string): (held: string) => Promise<void> {
  const still = new Set([a, b]);
  let both = () => {};
  const met = new Promise<void>((resolve) => (both = resolve));
  return (held) => {
    still.delete(held);
    if (still.size === 0) both();
    return met;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const INSERT =
  'INSERT INTO outbox_job (id, kind, payload, state, attempts, run_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)';
const insert = (sql: Unit, id: string, state = 'open', attempts = 0) =>
  sql.execute(INSERT, [id, 'test', '{}', state, attempts, clock(), clock()]);
const attemptsOf = async (database: Database, id: string): Promise<number> => {
  const [row = {}] = await database.rows('SELECT attempts FROM outbox_job WHERE id = ?', [id]);
  return integerOf(row, 'attempts');
};

describeOnEachDatabase('a transaction', (open) => {
  test('keeps everything or nothing', async () => {
    const database = await open();
    const inTransaction = inTransactionOf(database, bare, clock);
    const [kept, undone] = [ulid(), ulid()];
    await inTransaction((unit) => insert(unit, kept));
    const refused = inTransaction(async (unit) => {
      await insert(unit, undone);
      throw new RangeError('refused');
    });
    await expect(refused).rejects.toThrow(RangeError);
    expect(await database.rows('SELECT id FROM outbox_job')).toEqual([{ id: kept }]);
  });

  test('lets one of 200 win a step, and the others see that they lost', async () => {
    const database = await open();
    const id = ulid();
    await insert(database, id);
    const inTransaction = inTransactionOf(database, bare, clock);
    const won = await Promise.all(
      Array.from({ length: 200 }, () =>
        inTransaction((unit) =>
          unit.execute("UPDATE outbox_job SET state = 'closed' WHERE id = ? AND state = 'open'", [id]),
        ),
      ),
    );
    expect(won.filter((matched) => matched === 1)).toHaveLength(1);
    expect(won.filter((matched) => matched === 0)).toHaveLength(199);
  });

  test('counts a row that already had the value as matched', async () => {
    const database = await open();
    const id = ulid();
    await insert(database, id);
    expect(await database.execute("UPDATE outbox_job SET state = 'open' WHERE id = ?", [id])).toBe(1);
    expect(await database.execute('DELETE FROM outbox_job WHERE id = ?', ['none'])).toBe(0);
  });

  test('runs again as a whole after a deadlock, so that opposite orders both count', async () => {
    const database = await open();
    const [a, b] = [ulid(), ulid()];
    await insert(database, a);
    await insert(database, b);
    let runs = 0;
    const held = database.kind === 'sqlite' ? () => Promise.resolve() : whenBothHold(a, b);
    const inTransaction = inTransactionOf(database, bare, clock);
    const add = (first: string, second: string) =>
      inTransaction(async (unit) => {
        runs += 1;
        await unit.execute('UPDATE outbox_job SET attempts = attempts + 1 WHERE id = ?', [first]);
        await held(first);
        await unit.execute('UPDATE outbox_job SET attempts = attempts + 1 WHERE id = ?', [second]);
      });
    await Promise.all([add(a, b), add(b, a), add(a, b), add(b, a)]);
    expect([await attemptsOf(database, a), await attemptsOf(database, b)]).toEqual([4, 4]);
    if (database.kind !== 'sqlite') expect(runs).toBeGreaterThan(4);
  });

  test('reads what others committed meanwhile (read committed)', async () => {
    const database = await open();
    if (database.kind === 'sqlite') return;
    const id = ulid();
    await insert(database, id);
    await database.transact(async (unit) => {
      const read = async () => integerOf((await unit.rows('SELECT attempts FROM outbox_job'))[0] ?? {}, 'attempts');
      expect(await read()).toBe(0);
      await database.execute('UPDATE outbox_job SET attempts = 7 WHERE id = ?', [id]);
      expect(await read()).toBe(7);
    });
  });

  test('that was undone by the database refuses all further work, even if the work ignores that', async () => {
    const database = await open();
    if (database.kind === 'sqlite') return;
    const [a, b] = [ulid(), ulid()];
    await insert(database, a);
    await insert(database, b);
    const held = whenBothHold(a, b);
    const ignoring = (first: string, second: string) =>
      database.transact(async (unit) => {
        await unit.execute('UPDATE outbox_job SET attempts = attempts + 1 WHERE id = ?', [first]);
        await held(first);
        await unit.execute('UPDATE outbox_job SET attempts = attempts + 1 WHERE id = ?', [second]).catch(() => 0);
        await insert(unit, ulid()).catch(() => 0);
      });
    const outcomes = await Promise.allSettled([ignoring(a, b), ignoring(b, a)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await database.rows('SELECT id FROM outbox_job');
    expect(rows).toHaveLength(3);
  });

  test('ends at the first refusal: a statement still running beside it cannot commit alone', async () => {
    const database = await open();
    const slow: Promise<unknown>[] = [];
    const refused = database.transact(async (unit) => {
      const late = pause(20).then(() => insert(unit, ulid()));
      slow.push(late.catch((error: unknown) => error));
      await Promise.all([late, Promise.reject(new RangeError('refused'))]);
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await Promise.all(slow)).toEqual([new Error('this transaction is over')]);
    expect(await database.rows('SELECT id FROM outbox_job')).toEqual([]);
  });

  test('goes on after a duplicate that the store expected', async () => {
    const database = await open();
    const id = ulid();
    await insert(database, id);
    const other = ulid();
    await inTransactionOf(
      database,
      bare,
      clock,
    )(async (unit) => {
      const error = await insert(unit, id).catch((thrown: unknown) => thrown);
      expect(isDuplicate(error)).toBe(true);
      await insert(unit, other);
    });
    expect(await attemptsOf(database, other)).toBe(0);
  });

  test('a failed statement tells its code and text, never its values', async () => {
    const database = await open();
    const id = ulid();
    const values = [id, 'test', '样例', 'open', 0, clock(), clock()];
    await database.execute(INSERT, values);
    const error = await database.execute(INSERT, values).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    const shown = `${JSON.stringify(error)} ${String(error)} ${error instanceof Error ? error.stack : ''}`;
    expect(shown).not.toContain(id);
    expect(shown).not.toContain('样例');
    expect(error).toMatchObject({ kind: 'duplicate', sql: INSERT });
  });

  test('a mistake in the SQL is a fault, not an outage', async () => {
    const database = await open();
    const error = await database.rows('SELECT nothing FROM outbox_job').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'DatabaseError', kind: 'fault' });
  });

  test('both databases hand over the same forms of values', async () => {
    const database = await open();
    const id = ulid();
    await insert(database, id, 'open', 3);
    const [row] = await database.rows('SELECT *, COUNT(*) AS n FROM outbox_job GROUP BY id');
    expect(row).toEqual({
      id,
      kind: 'test',
      payload: '{}',
      state: 'open',
      attempts: 3,
      run_at: '2026-11-22 08:00:00.123',
      created_at: '2026-11-22 08:00:00.123',
      last_error: null,
      n: 1,
    });
  });

  test('keys differ by case, and rare characters come back exactly', async () => {
    const database = await open();
    await insert(database, 'aB');
    await insert(database, 'Ab');
    const payload = '㛃𬭚䶮𠮷·🍣';
    await database.execute('UPDATE outbox_job SET payload = ? WHERE id = ?', [payload, 'Ab']);
    expect(await database.rows('SELECT payload FROM outbox_job WHERE id = ?', ['Ab'])).toEqual([{ payload }]);
    expect(await database.rows('SELECT id FROM outbox_job WHERE payload = ?', ['㛃𬭚䶮𠮷·🍺'])).toEqual([]);
  });
});
