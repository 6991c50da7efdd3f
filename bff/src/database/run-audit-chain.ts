import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { chainEntries, chainHead } from './audit-chain.sql.ts';
import type { HeadLog } from './audit-heads.ts';
import type { Database } from './data-source.ts';
import { repeat, type Repeating } from './repeat.ts';

// Rows are chained within a second; the head leaves the database every 5 minutes.
const PAUSE_MS = 500;
const HEAD_EVERY_MS = 5 * 60_000;
const BATCH = 200;

interface Chainer {
  readonly database: Database;
  readonly heads: HeadLog;
  /** Names this process in the lease; another on every start. */
  readonly owner: string;
  readonly log: Log;
  readonly now: Clock;
}

/** Chains audit entries until stopped. Any number of processes may run it; one works. */
export function runAuditChain({ database, heads, owner, log, now }: Chainer): Repeating {
  let nextHead = 0;
  let written = 0;
  const round = async () => {
    const chained = await chainEntries(database, owner, now(), BATCH);
    if (now().getTime() >= nextHead) {
      const head = await chainHead(database);
      if (head.seq > written) await heads.append(head, now());
      written = head.seq;
      nextHead = now().getTime() + HEAD_EVERY_MS;
    }
    return chained === BATCH ? 'more' : 'idle';
  };
  return repeat(PAUSE_MS, round, (error) => log.error('audit-chain.paused', {}, error));
}
