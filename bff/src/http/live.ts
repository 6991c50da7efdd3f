import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIVE_PATH, LIVE_PING_MS, LIVE_POLL_MS, LiveHello, type LiveEvent, type LiveMessage } from 'shared/live.ts';
import { WebSocketServer, type WebSocket } from 'ws';
import * as z from 'zod/mini';
import type { Log } from '../kernel/log.ts';
import type { NewId } from '../kernel/new-id.ts';

/** Committed events, oldest first. */
export interface LiveFeed {
  /** Goes back a little before `afterId`: readers drop ids they have. */
  readAfter(channel: string, afterId: string | null, limit: number): Promise<readonly LiveEvent[]>;
  readAllAfter(afterId: string, limit: number): Promise<readonly (LiveEvent & { readonly channel: string })[]>;
}

interface LiveParts {
  readonly feed: LiveFeed;
  readonly log: Log;
  /** The channel a ticket opens; null when it is forged or too old. */
  readonly channelOf: (ticket: string) => string | null;
  readonly newId: NewId;
  /** Pause between looks at the table, for what other instances committed. */
  readonly pollMs?: number;
}

export interface Live {
  /** Told after a commit in this process, so that its listeners need not wait for the next look. */
  wake(channels: ReadonlySet<string>): void;
  /** Resolves at the first event after `afterId`, or empty after 25 s. */
  next(channel: string, afterId: string | null): Promise<readonly LiveEvent[]>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** One listener: a socket or a long poll. */
interface Listener {
  readonly channel: string;
  readonly seen: Set<string>;
  readonly after: string | null;
  deliver(event: LiveEvent): void;
}

const HELLO_MS = 3_000;
const BATCH = 500;
const OVERLAP_MS = 2_000;
const SEEN_KEPT = 200;
const BUFFER_LIMIT = 1_000_000;
/** A socket ends after this, and the client returns with a fresh ticket: a session that ended does not listen on. */
const SOCKET_MS = 15 * 60_000;

/** Live push over WebSocket and long poll, on the server's own port. */
export function openLive({ feed, log, channelOf, newId, pollMs = 250 }: LiveParts): Live {
  const listeners = new Map<string, Set<Listener>>();
  const sockets = new Set<WebSocket>();
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 4_096,
    perMessageDeflate: false,
    clientTracking: false,
  });

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
  const replay = (listener: Listener) =>
    feed.readAfter(listener.channel, listener.after, BATCH).then((events) => give(listener, events), troubled);

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

  const join = (listener: Listener): (() => void) => {
    const channel = listeners.get(listener.channel) ?? new Set();
    listeners.set(listener.channel, channel.add(listener));
    return () => {
      channel.delete(listener);
      if (channel.size === 0) listeners.delete(listener.channel);
    };
  };

  function serve(socket: WebSocket): void {
    const send = (message: LiveMessage) => {
      if (socket.bufferedAmount < BUFFER_LIMIT) socket.send(JSON.stringify(message));
      else socket.terminate();
    };
    // Taro's H5 sockets cannot see a close code: say it first.
    const refuse = (code: Extract<LiveMessage, { type: 'refused' }>['code']) => {
      send({ type: 'refused', code });
      socket.close(4401);
    };
    sockets.add(socket);
    let leave = () => {};
    let alive = true;
    const late = setTimeout(() => refuse('hello.late'), HELLO_MS);
    const end = setTimeout(() => socket.close(4000), SOCKET_MS);
    const ping = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, LIVE_PING_MS);
    socket.on('pong', () => (alive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.delete(socket);
      clearTimeout(late);
      clearTimeout(end);
      clearInterval(ping);
      leave();
    });
    socket.once('message', (data) => {
      clearTimeout(late);
      const hello = parseHello(String(data));
      if (!hello) return refuse('hello.invalid');
      const channel = channelOf(hello.ticket);
      if (channel === null) return refuse('ticket.invalid');
      send({ type: 'ready' });
      const listener: Listener = {
        channel,
        seen: new Set(),
        after: hello.after,
        deliver: (event) => send({ type: 'event', event }),
      };
      leave = join(listener);
      void replay(listener);
    });
  }

  return {
    wake(channels) {
      for (const channel of channels) if (listeners.has(channel)) return schedule();
    },
    next(channel, afterId) {
      return new Promise((resolve) => {
        const found: LiveEvent[] = [];
        const finish = () => {
          clearTimeout(wait);
          leave();
          resolve(found);
        };
        const wait = setTimeout(finish, LIVE_POLL_MS);
        const listener: Listener = {
          channel,
          seen: new Set(),
          after: afterId,
          deliver(event) {
            // Without this the overlap would answer every poll at once for 5 s.
            if (afterId !== null && event.id <= afterId) return;
            found.push(event);
            if (found.length === 1) setImmediate(finish);
          },
        };
        const leave = join(listener);
        void replay(listener);
      });
    },
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      if (request.url !== LIVE_PATH || !sameOrigin(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, serve);
    },
    close() {
      clearInterval(timer);
      stop();
      for (const socket of sockets) socket.close(1001);
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

/** Browsers send Origin; a mini-program sends WeChat's own, and proves itself by its ticket. */
function sameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).hostname === 'servicewechat.com');
}

function parseHello(text: string): LiveHello | null {
  try {
    return z.parse(LiveHello, JSON.parse(text));
  } catch {
    return null;
  }
}
