import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { AlreadyDone, type Once } from '../kernel/once.ts';
import type { Database } from './data-source.ts';
import { idempotencyStore } from './idempotency-store.sql.ts';
import { integerOf } from './row.ts';
import type { Unit } from './sql.ts';
import { inTransactionOf } from './transaction.ts';

const clock = () => new Date('2026-11-22T08:00:00.123Z');
const later = (seconds: number) => new Date(clock().getTime() + seconds * 1000);

const onceFor = (lease: string | null = null, more: Partial<Once> = {}): Once => ({
  resourceId: ulid(),
  scope: 'resident:01JTESTRESIDENT',
  key: 'key-of-one-request',
  fingerprint: 'a'.repeat(64),
  status: 201,
  lease,
  committed: false,
  ...more,
});

// The effect is a live event: any table would do.
const effects = (unit: Unit) => ({
  make: (id: string) =>
    unit.execute('INSERT INTO live_event (id, channel, kind, subject, at) VALUES (?, ?, ?, ?, ?)', [
      id,
      'test',
      'test.made',
      id,
      clock(),
    ]),
});
const count = async (database: Database): Promise<number> => {
  const [row = {}] = await database.rows('SELECT COUNT(*) AS n FROM live_event');
  return integerOf(row, 'n');
};

describeOnEachDatabase('request keys', (open) => {
  test('one effect for 50 parallel requests with one key, and the rest hear it is done', async () => {
    const database = await open();
    const inTransaction = inTransactionOf(database, effects, clock);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, async () => {
        const once = onceFor();
        await inTransaction((stores) => stores.make(once.resourceId), once);
        return once;
      }),
    );
    const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(winners).toHaveLength(1);
    expect(winners[0]?.committed).toBe(true);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AlreadyDone);
    }
    expect(await count(database)).toBe(1);
    const row = await idempotencyStore(database, clock).find(onceFor().scope, onceFor().key);
    expect(row).toEqual({
      fingerprint: 'a'.repeat(64),
      status: 201,
      resourceId: winners[0]?.resourceId,
      state: 'done',
      lease: null,
      leaseUntil: null,
    });
  });

  test('the same key of another person is another key', async () => {
    const database = await open();
    const inTransaction = inTransactionOf(database, effects, clock);
    for (const scope of ['resident:A', 'resident:B', 'resident:a']) {
      const once = onceFor(null, { scope });
      await inTransaction((stores) => stores.make(once.resourceId), once);
    }
    expect(await count(database)).toBe(3);
  });

  test('a refused effect leaves neither row nor key', async () => {
    const database = await open();
    const once = onceFor();
    const refused = inTransactionOf(
      database,
      effects,
      clock,
    )(async (stores) => {
      await stores.make(once.resourceId);
      throw new Error('refused');
    }, once);
    await expect(refused).rejects.toThrow('refused');
    expect(once.committed).toBe(false);
    expect(await count(database)).toBe(0);
    expect(await idempotencyStore(database, clock).find(once.scope, once.key)).toBeNull();
  });

  test('only one of 20 begins in-progress work', async () => {
    const store = idempotencyStore(await open(), clock);
    const begun = await Promise.all(Array.from({ length: 20 }, () => store.begin(onceFor(ulid()), later(30))));
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  test('work that died between begin and done is taken over by one, and the dead one can no longer finish', async () => {
    const database = await open();
    const store = idempotencyStore(database, clock);
    const inTransaction = inTransactionOf(database, effects, clock);
    const dead = onceFor(ulid());
    await store.begin(dead, later(-1));
    const found = await store.find(dead.scope, dead.key);
    expect(found).toMatchObject({ state: 'working', lease: dead.lease, leaseUntil: later(-1) });

    const leases = Array.from({ length: 10 }, () => ulid());
    const taken = await Promise.all(
      leases.map((lease) => store.takeOver(dead.scope, dead.key, dead.lease ?? '', lease, later(30))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);

    await expect(inTransaction((stores) => stores.make(dead.resourceId), dead)).rejects.toBeInstanceOf(AlreadyDone);
    const heir = { ...dead, lease: leases[taken.indexOf(true)] ?? null };
    await inTransaction((stores) => stores.make(heir.resourceId), heir);
    expect(heir.committed).toBe(true);
    expect(await count(database)).toBe(1);
    expect(await store.find(dead.scope, dead.key)).toMatchObject({ state: 'done', lease: null });
    expect(await store.takeOver(dead.scope, dead.key, heir.lease ?? '', ulid(), later(60))).toBe(false);
  });

  test('abandoned work frees its key, but never a finished one', async () => {
    const database = await open();
    const store = idempotencyStore(database, clock);
    const first = onceFor(ulid());
    await store.begin(first, later(30));
    await store.abandon({ ...first, lease: 'somebody-else' });
    expect(await store.begin(onceFor(ulid()), later(30))).toBe(false);
    await store.abandon(first);
    const second = onceFor(ulid());
    expect(await store.begin(second, later(30))).toBe(true);
    await inTransactionOf(database, effects, clock)((stores) => stores.make(second.resourceId), second);
    await store.abandon(second);
    expect(await store.find(second.scope, second.key)).toMatchObject({ state: 'done' });
  });

  test('old keys are purged, young ones kept', async () => {
    const database = await open();
    const store = idempotencyStore(database, clock);
    const once = onceFor();
    await inTransactionOf(database, effects, clock)((stores) => stores.make(once.resourceId), once);
    expect(await store.purge(clock())).toBe(0);
    expect(await store.purge(later(1))).toBe(1);
  });
});
