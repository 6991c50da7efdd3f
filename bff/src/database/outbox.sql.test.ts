import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Database } from './data-source.ts';
import { jobQueue, outbox, type Job } from './outbox.sql.ts';
import { runDueJobs, runOutbox } from './run-outbox.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const quiet = { info() {}, warn() {}, error() {} };
const start = Date.parse('2026-11-22T08:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);
const enqueue = (database: Database, count: number, kind = 'sms.send') =>
  database.transact(async (unit) => {
    for (let n = 0; n < count; n += 1) await outbox(unit, () => at(0), ulid).enqueue(kind, { n });
  });

describeOnEachDatabase('the outbox', (open) => {
  test('four workers run each of 60 jobs exactly once', async () => {
    const database = await open();
    await enqueue(database, 60);
    const ran: unknown[] = [];
    const handlers = { 'sms.send': async ({ payload }: Job) => void ran.push(payload) };
    const worker = { database, handlers, log: quiet, now: () => at(1) };
    for (let round = 0; round < 12 && ran.length < 60; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => runDueJobs(worker)));
    }
    expect(ran).toHaveLength(60);
    expect(new Set(ran.map((payload) => JSON.stringify(payload))).size).toBe(60);
    expect(await runDueJobs({ ...worker, now: () => at(3600) })).toBe(0);
  });

  test('a job of a transaction that was rolled back never runs', async () => {
    const database = await open();
    const undone = database.transact(async (unit) => {
      await outbox(unit, () => at(0), ulid).enqueue('sms.send', {});
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await jobQueue(database).claim(['sms.send'], 10, at(9), at(60))).toEqual([]);
  });

  test('a job of a worker that died is taken over after its lease, and the dead worker cannot finish it', async () => {
    const database = await open();
    await enqueue(database, 1);
    const queue = jobQueue(database);
    const [dead] = await queue.claim(['sms.send'], 1, at(0), at(60));
    expect(await queue.claim(['sms.send'], 1, at(59), at(120))).toEqual([]);
    const [heir] = await queue.claim(['sms.send'], 1, at(61), at(120));
    expect([dead?.attempt, heir?.attempt]).toEqual([1, 2]);
    if (!dead || !heir) throw new Error('both were claimed');
    expect(await queue.finish(dead)).toBe(false);
    expect(await queue.finish(heir)).toBe(true);
  });

  test('a failing job waits longer each time, then is laid aside with a code but no message', async () => {
    const database = await open();
    await enqueue(database, 1);
    let tries = 0;
    const handlers = {
      'sms.send': async () => {
        tries += 1;
        throw new AppError('upstream.unavailable', { cause: new Error('样例姓名 19900000000') });
      },
    };
    let now = at(0);
    const worker = { database, handlers, log: quiet, now: () => now };
    expect(await runDueJobs(worker)).toBe(1);
    expect(await runDueJobs(worker)).toBe(0);
    for (let day = 1; day < 20; day += 1) {
      now = at(day * 86_400);
      await runDueJobs(worker);
    }
    expect(tries).toBe(12);
    const rows = await database.rows('SELECT state, last_error FROM outbox_job');
    expect(rows).toEqual([{ state: 'dead', last_error: 'upstream.unavailable' }]);
  });

  test('a kind nobody here handles waits, and is claimed by no one', async () => {
    const database = await open();
    await enqueue(database, 1, 'other.kind');
    expect(await runDueJobs({ database, handlers: { 'sms.send': async () => {} }, log: quiet, now: () => at(9) })).toBe(
      0,
    );
  });

  test('the running worker picks up new jobs and ends what it began before it stops', async () => {
    const database = await open();
    let begun = false;
    let ended = 0;
    const handlers = {
      'sms.send': async () => {
        begun = true;
        await pause(50);
        ended += 1;
      },
    };
    const worker = runOutbox({ database, handlers, log: quiet, now: () => at(1) });
    await enqueue(database, 1);
    while (!begun) await pause(5);
    await worker.stop();
    expect(ended).toBe(1);
    expect(await database.rows('SELECT id FROM outbox_job')).toEqual([]);
  });
});
