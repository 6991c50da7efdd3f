import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { jobQueue, type Job } from './outbox.sql.ts';
import { repeat, type Repeating } from './repeat.ts';
import type { Sql } from './sql.ts';

const POLL_MS = 250;
const AT_ONCE = 10;
const LEASE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const ATTEMPTS = 12;

interface Worker {
  readonly database: Sql;
  /** Job kind → what to do. A kind without a handler waits for a process that has one. */
  readonly handlers: Readonly<Record<string, (job: Job) => Promise<void>>>;
  readonly log: Log;
  readonly now: Clock;
}

/** Runs due jobs until stopped. */
export const runOutbox = (worker: Worker): Repeating =>
  repeat(
    POLL_MS,
    async () => ((await runDueJobs(worker)) === AT_ONCE ? 'more' : 'idle'),
    (error) => worker.log.warn('outbox.paused', {}, error),
  );

/** One round: claims what is due and runs it; how many jobs were claimed. */
export async function runDueJobs({ database, handlers, log, now }: Worker): Promise<number> {
  const queue = jobQueue(database);
  const jobs = await queue.claim(Object.keys(handlers), AT_ONCE, now(), after(now(), LEASE_MS));
  await Promise.all(
    jobs.map(async (job) => {
      try {
        await handlers[job.kind]?.(job);
      } catch (error) {
        await postpone(job, error);
        return;
      }
      if (!(await queue.finish(job))) log.warn('job.outlived-lease', factsOf(job));
    }),
  );
  return jobs.length;

  async function postpone(job: Job, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    if (job.attempt >= ATTEMPTS) {
      log.error('job.dead', { ...factsOf(job), reason }, error);
      await queue.bury(job, reason);
      return;
    }
    log.warn('job.failed', { ...factsOf(job), reason }, error);
    const pause = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** job.attempt) * (0.75 + Math.random() / 2);
    await queue.retryAt(job, after(now(), pause), reason);
  }
}

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

const factsOf = ({ id, kind, attempt }: Job) => ({ job: id, kind, attempt });

// A message may hold a person's data; a code or a class name cannot.
function reasonOf(error: unknown): string {
  const reason = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown';
  return reason.replace(/[^\w.-]/g, '_').slice(0, 64);
}
