import { encodeTime, decodeTime } from 'ulid';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/new-id.ts';
import { orNull, textOf } from './row.ts';
import type { Row, Sql, Unit } from './sql.ts';

/** A hint that something changed: the receiver reads the subject again under its own rights. */
export interface LiveEvent {
  readonly id: string;
  /** `noun.verb`, e.g. `access-request.answered`. */
  readonly kind: string;
  /** Id of what changed. */
  readonly subject: string;
}

// Ids are made before their transactions commit, so a younger id can become visible first.
const OVERLAP_MS = 5_000;

/** Events of one channel (`terminal:<id>`, `resident:<id>`) that exist only if this transaction commits. */
export const liveEvents = (unit: Unit, now: Clock, newId: NewId) => ({
  async append(channel: string, kind: string, subject: string): Promise<void> {
    await unit.execute('INSERT INTO live_event (id, channel, kind, subject, at) VALUES (?, ?, ?, ?, ?)', [
      newId(),
      channel,
      kind,
      subject,
      now(),
    ]);
  },
});

export const liveEventFeed = (sql: Sql) => ({
  /**
   * Events of a channel after `afterId` (null: from the oldest kept), oldest first. Goes back 5 s before `afterId` so
   * that none is missed: the reader drops ids it already has.
   */
  async readAfter(channel: string, afterId: string | null, limit: number): Promise<LiveEvent[]> {
    const rows = await sql.rows(
      'SELECT id, kind, subject FROM live_event WHERE channel = ? AND id > ? AND id <> ? ORDER BY id LIMIT ?',
      [channel, afterId === null ? '' : overlapping(afterId), afterId ?? '', limit],
    );
    return rows.map(eventOf);
  },

  /** Events of every channel after `afterId`, oldest first, without overlap. */
  async readAllAfter(afterId: string, limit: number): Promise<(LiveEvent & { readonly channel: string })[]> {
    const rows = await sql.rows('SELECT id, channel, kind, subject FROM live_event WHERE id > ? ORDER BY id LIMIT ?', [
      afterId,
      limit,
    ]);
    return rows.map((row) => ({ ...eventOf(row), channel: textOf(row, 'channel') }));
  },

  /** The youngest id of a channel; null when it is empty. */
  async newestId(channel: string): Promise<string | null> {
    const [row = {}] = await sql.rows('SELECT MAX(id) AS id FROM live_event WHERE channel = ?', [channel]);
    return orNull(textOf)(row, 'id');
  },

  /** Deletes events from before `before`; how many. */
  purge: (before: Date): Promise<number> => sql.execute('DELETE FROM live_event WHERE at < ?', [before]),
});

const overlapping = (id: string): string => encodeTime(Math.max(0, decodeTime(id) - OVERLAP_MS), 10);

const eventOf = (row: Row): LiveEvent => ({
  id: textOf(row, 'id'),
  kind: textOf(row, 'kind'),
  subject: textOf(row, 'subject'),
});
