import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import type { Database } from './data-source.ts';
import { liveEventFeed, liveEvents } from './live-events.sql.ts';

const start = Date.parse('2026-11-22T08:00:00.000Z');
const append = (database: Database, seconds: number, channel = 'terminal:A', id = ulid(start + seconds * 1000)) =>
  database.transact(async (unit) => {
    const now = () => new Date(start + seconds * 1000);
    await liveEvents(unit, now, () => id).append(channel, 'access-request.answered', `subject-${seconds}`);
    return id;
  });

describeOnEachDatabase('live events', (open) => {
  test('a channel is read in order, page by page, and nobody reads another channel', async () => {
    const database = await open();
    const feed = liveEventFeed(database);
    for (const seconds of [0, 10, 20]) await append(database, seconds);
    await append(database, 30, 'terminal:a');
    const first = await feed.readAfter('terminal:A', null, 2);
    expect(first.map(({ subject }) => subject)).toEqual(['subject-0', 'subject-10']);
    const rest = await feed.readAfter('terminal:A', first[1]?.id ?? '', 2);
    expect(rest).toEqual([{ id: expect.any(String), kind: 'access-request.answered', subject: 'subject-20' }]);
  });

  test('an event that committed late under an older id is still seen', async () => {
    const database = await open();
    const feed = liveEventFeed(database);
    const seen = await append(database, 10);
    const late = await append(database, 7);
    const after = await feed.readAfter('terminal:A', seen, 10);
    expect(after.map(({ id }) => id)).toEqual([late]);
  });

  test('all channels are read together, and each knows its youngest event', async () => {
    const database = await open();
    const feed = liveEventFeed(database);
    const first = await append(database, 0);
    await append(database, 10, 'resident:B');
    const last = await append(database, 20);
    const events = await feed.readAllAfter(first, 10);
    expect(events.map(({ channel, subject }) => [channel, subject])).toEqual([
      ['resident:B', 'subject-10'],
      ['terminal:A', 'subject-20'],
    ]);
    expect(await feed.newestId('terminal:A')).toBe(last);
    expect(await feed.newestId('nobody')).toBeNull();
  });

  test('an event of a transaction that was rolled back never existed', async () => {
    const database = await open();
    const undone = database.transact(async (unit) => {
      await liveEvents(unit, () => new Date(start), ulid).append('terminal:A', 'x.y', 'z');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await liveEventFeed(database).readAfter('terminal:A', null, 10)).toEqual([]);
  });

  test('old events are purged', async () => {
    const database = await open();
    await append(database, 0);
    await append(database, 60);
    expect(await liveEventFeed(database).purge(new Date(start + 30_000))).toBe(1);
    expect(await liveEventFeed(database).readAfter('terminal:A', null, 10)).toHaveLength(1);
  });
});
