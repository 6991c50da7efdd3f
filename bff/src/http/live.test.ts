import { createServer } from 'node:http';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LIVE_PATH, LiveMessage, type LiveEvent } from 'shared/live.ts';
import { monotonicFactory } from 'ulid';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../test/harness/database.ts';
import { silentLog } from '../../test/harness/http.ts';
import type { Database } from '../database/data-source.ts';
import { fieldCipher } from '../database/field-cipher.ts';
import { liveEventFeed, liveEvents } from '../database/live-events.sql.ts';
import { liveTickets } from './live-routes.ts';
import { openLive, type Live } from './live.ts';

/** As the server makes them: growing within a millisecond too. */
const nextId = monotonicFactory();
const ulid = () => nextId();
const CHANNEL = 'terminal:01HZZZZZZZZZZZZZZZZZZZZZZZ';
const ring = { current: 'k1', keys: new Map([['k1', createHash('sha256').update('live').digest()]]) };
let clock = Date.now();
const tickets = liveTickets(fieldCipher(ring, ring), () => new Date(clock));

let database: Database;
let live: Live;
let origin: string;
let stop: () => void;

beforeEach(async () => {
  clock = Date.now();
  database = await openTestDatabase();
  live = openLive({
    feed: liveEventFeed(database),
    log: silentLog,
    newId: ulid,
    channelOf: (ticket) => tickets.open(ticket),
    pollMs: 30,
  });
  const server = createServer().listen(0, '127.0.0.1');
  server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
  await once(server, 'listening');
  const address = server.address();
  origin = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  stop = () => {
    live.close();
    server.closeAllConnections();
    server.close();
  };
});
afterEach(async () => {
  stop();
  await database.close();
});

const commit = async (kind: string, channel = CHANNEL): Promise<void> => {
  await database.transact((unit) => liveEvents(unit, () => new Date(), ulid).append(channel, kind, ulid()));
};

/** Opens a socket; `messages` grows, `until` waits for so many. */
async function connect(hello: unknown, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://${origin}${LIVE_PATH}`, { headers });
  const messages: z.output<typeof LiveMessage>[] = [];
  socket.on('message', (data) => messages.push(z.parse(LiveMessage, JSON.parse(String(data)))));
  await once(socket, 'open');
  socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello));
  const until = async (count: number) => {
    for (let tries = 0; messages.length < count && tries < 2_000; tries += 1) await pause(20);
    return messages;
  };
  const events = (): LiveEvent[] => messages.flatMap((message) => (message.type === 'event' ? [message.event] : []));
  return { socket, messages, until, events };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a listener hears what was committed on its channel, in order, and nothing of others', async () => {
  const { until, events, socket } = await connect({ ticket: tickets.seal(CHANNEL), after: null });
  await until(1);
  await commit('access-request.claimed');
  await commit('access-request.granted', 'terminal:01HYYYYYYYYYYYYYYYYYYYYYYY');
  await commit('access-request.agreed');
  live.wake(new Set([CHANNEL]));
  await until(3);
  await pause(100);
  expect(events().map(({ kind }) => kind)).toEqual(['access-request.claimed', 'access-request.agreed']);
  socket.close();
});

test('what another instance committed arrives by the look at the table', async () => {
  const { until, events, socket } = await connect({ ticket: tickets.seal(CHANNEL), after: null });
  await until(1);
  await commit('access-request.refused');
  await until(2);
  expect(events().map(({ kind }) => kind)).toEqual(['access-request.refused']);
  socket.close();
});

test('after a cut the client resumes behind its last event and misses none', async () => {
  const first = await connect({ ticket: tickets.seal(CHANNEL), after: null });
  await first.until(1);
  await commit('a.one');
  await first.until(2);
  const [seen] = first.events();
  first.socket.terminate();
  await commit('a.two');
  await commit('a.three');
  const second = await connect({ ticket: tickets.seal(CHANNEL), after: seen?.id ?? null });
  await second.until(3);
  expect(second.events().map(({ kind }) => kind)).toEqual(['a.two', 'a.three']);
  second.socket.close();
});

test('an event whose transaction commits late is not lost behind a younger one', async () => {
  const { until, events, socket } = await connect({ ticket: tickets.seal(CHANNEL), after: null });
  await until(1);
  const early = ulid();
  await pause(5);
  await commit('a.younger');
  await until(2);
  await database.execute('INSERT INTO live_event (id, channel, kind, subject, at) VALUES (?, ?, ?, ?, ?)', [
    early,
    CHANNEL,
    'a.late',
    early,
    new Date(),
  ]);
  await until(3);
  expect(events().map(({ kind }) => kind)).toEqual(['a.younger', 'a.late']);
  socket.close();
});

test('a long poll answers at the next event and not again for the same one', async () => {
  const waiting = live.next(CHANNEL, null);
  await pause(50);
  await commit('a.one');
  const [event] = await waiting;
  expect(event?.kind).toBe('a.one');
  const next = live.next(CHANNEL, event?.id ?? null);
  await pause(150);
  await commit('a.two');
  expect((await next).map(({ kind }) => kind)).toEqual(['a.two']);
});

test('a forged, an old and a missing ticket are refused and the socket closed', async () => {
  const old = tickets.seal(CHANNEL);
  clock += 60_001;
  for (const hello of [
    { ticket: `${tickets.seal(CHANNEL)}x`, after: null },
    { ticket: old, after: null },
  ]) {
    const { socket, messages } = await connect(hello);
    await once(socket, 'close');
    expect(messages).toEqual([{ type: 'refused', code: 'ticket.invalid' }]);
  }
  const { socket, messages } = await connect('{"hello":1}');
  await once(socket, 'close');
  expect(messages).toEqual([{ type: 'refused', code: 'hello.invalid' }]);
});

test('a page of another origin, and another path, get 403', async () => {
  const refused = async (path: string, headers: Record<string, string>) => {
    const socket = new WebSocket(`ws://${origin}${path}`, { headers });
    const [error] = await once(socket, 'error').catch((thrown: unknown) => [thrown]);
    return String(error);
  };
  expect(await refused(LIVE_PATH, { origin: 'https://evil.example' })).toContain('403');
  expect(await refused('/elsewhere', {})).toContain('403');
  const { socket, until } = await connect(
    { ticket: tickets.seal(CHANNEL), after: null },
    { origin: `http://${origin}` },
  );
  expect(await until(1)).toEqual([{ type: 'ready' }]);
  socket.close();
});

test('a message of more than 4 KB ends the socket, and the server lives on', async () => {
  const { socket } = await connect('x'.repeat(5_000));
  await once(socket, 'close');
  const { until, socket: other } = await connect({ ticket: tickets.seal(CHANNEL), after: null });
  expect(await until(1)).toEqual([{ type: 'ready' }]);
  other.close();
});
