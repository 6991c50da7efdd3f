import { LIVE_POLL_MS, type LiveEvent } from 'shared/live.ts';
import type { Log } from '../kernel/log.ts';
import type { NewId } from '../kernel/new-id.ts';

/** Committed events, oldest first. */
export interface LiveFeed {
  /** Goes back a little before `afterId`: readers drop ids they have. */
  readAfter(channel: string, afterId: string | null, limit: number): Promise<readonly LiveEvent[]>;
  readAllAfter(afterId: string, limit: number): Promise<readonly (LiveEvent & { readonly channel: string })[]>;
}

export interface LiveHubParts {
  readonly feed: LiveFeed;
  readonly log: Log;
  readonly newId: NewId;
  /** Pause between looks at the table, for what other instances committed. */
  readonly pollMs?: number;
}

export interface LiveHub {
  /** Hears events of a channel after an id, then as they commit; each once. Answers how to leave. */
  listen(channel: string, after: string | null, deliver: (event: LiveEvent) => void): () => void;
  /** Told after a commit in this process, so that its listeners need not wait for the next look. */
  wake(channels: ReadonlySet<string>): void;
  /** Resolves at the first event after `afterId`, or empty after 25 s. */
  next(channel: string, afterId: string | null): Promise<readonly LiveEvent[]>;
  stop(): void;
}

interface Listener {
  readonly channel: string;
  readonly seen: Set<string>;
  deliver(event: LiveEvent): void;
}

const BATCH = 500;
const OVERLAP_MS = 2_000;
const SEEN_KEPT = 200;

/** Hands committed events to whoever listens in this process. */
export function openLiveHub({ feed, log, newId, pollMs = 250 }: LiveHubParts): LiveHub {
  const listeners = new Map<string, Set<Listener>>();
  const polls = new Set<() => void>();

  const give = (listener: Listener, events: readonly LiveEvent[]): void => {
    for (const event of events) {
      if (listener.seen.has(event.id) || !listeners.get(listener.channel)?.has(listener)) continue;
      listener.seen.add(event.id);
      listener.deliver(event);
    }
    for (const id of listener.seen) {
      if (listener.seen.size <= SEEN_KEPT) break;
      listener.seen.delete(id);
    }
  };
  const troubled = (error: unknown) => log.warn('live.paused', {}, error);
  // One look for all listeners: its cost does not grow with their number. Ids are made before their transactions
  // commit, so each look begins where the youngest id stood 2 s ago.
  const marks = [{ at: Date.now(), id: newId() }];
  const look = async (): Promise<void> => {
    const at = Date.now();
    while (marks[1] && marks[1].at <= at - OVERLAP_MS) marks.shift();
    if (listeners.size === 0) return void marks.push({ at, id: newId() });
    let after = marks[0]?.id ?? '';
    for (let events = await feed.readAllAfter(after, BATCH); ; events = await feed.readAllAfter(after, BATCH)) {
      for (const event of events) for (const listener of listeners.get(event.channel) ?? []) give(listener, [event]);
      after = events.at(-1)?.id ?? after;
      if (events.length < BATCH) break;
    }
    marks.push({ at, id: after });
  };
  const { schedule, stop } = inTurn(() => look().catch(troubled));
  const timer = setInterval(schedule, pollMs);
  timer.unref();

  const listen: LiveHub['listen'] = (channel, after, deliver) => {
    const listener = { channel, deliver, seen: new Set(after === null ? [] : [after]) };
    const here = listeners.get(channel) ?? new Set();
    listeners.set(channel, here.add(listener));
    feed.readAfter(channel, after, BATCH).then((events) => give(listener, events), troubled);
    return () => {
      here.delete(listener);
      if (here.size === 0) listeners.delete(channel);
    };
  };

  return {
    listen,
    wake(channels) {
      for (const channel of channels) if (listeners.has(channel)) return schedule();
    },
    next: (channel, afterId) =>
      new Promise((resolve) => {
        const found: LiveEvent[] = [];
        const finish = () => {
          polls.delete(finish);
          clearTimeout(wait);
          leave();
          resolve(found);
        };
        const wait = setTimeout(finish, LIVE_POLL_MS);
        polls.add(finish);
        const leave = listen(channel, afterId, (event) => {
          // Without this the overlap would answer every poll at once for 5 s.
          if (afterId !== null && event.id <= afterId) return;
          found.push(event);
          if (found.length === 1) setImmediate(finish);
        });
      }),
    stop() {
      clearInterval(timer);
      stop();
      for (const finish of polls) finish();
    },
  };
}

/** Runs `work` again after a run that was under way when it was asked for; never two at once. */
function inTurn(work: () => Promise<void>): { schedule(): void; stop(): void } {
  let running = false;
  let again = false;
  let stopped = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await work();
    } while (again && !stopped);
    running = false;
  };
  return {
    schedule() {
      again = true;
      if (!running && !stopped) void run();
    },
    stop: () => void (stopped = true),
  };
}
