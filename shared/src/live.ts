import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { id } from './text.ts';

/** Path of the WebSocket, on the page's own origin. */
export const LIVE_PATH = '/live';
/** The server pings this often; a client silent for two pings is cut. */
export const LIVE_PING_MS = 20_000;
/** Longest wait of one long poll. */
export const LIVE_POLL_MS = 25_000;

/** Something changed: ids only, the page asks for the thing itself. `kind` is `noun.verb`, e.g. `access-request.asked`. */
export const LiveEvent = z.object({ id: id(), kind: z.string(), subject: z.string() });
export type LiveEvent = z.output<typeof LiveEvent>;

/** First message of a client, within 3 s; `after` is the last id it saw. Events may come twice: drop ids already seen. */
export const LiveHello = z.strictObject({ ticket: z.string().check(z.maxLength(600)), after: z.nullable(id()) });
export type LiveHello = z.output<typeof LiveHello>;

/** What the server sends: `ready` once, then events; `refused` before it closes. */
export const LiveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('event'), event: LiveEvent }),
  z.object({ type: z.literal('refused'), code: z.enum(['ticket.invalid', 'hello.invalid', 'hello.late']) }),
]);
export type LiveMessage = z.output<typeof LiveMessage>;

const LiveTicket = z.object({
  ticket: z.string(),
  /** Milliseconds in which a connection must be opened with it. */
  expiresInMs: z.int(),
  /** The newest event so far; listen after it. */
  after: z.nullable(id()),
});

const ticket = {
  summary: "A short-lived right to listen to one's own channel on the WebSocket.",
  input: z.strictObject({}),
  output: LiveTicket,
  once: { exempt: 'a ticket changes nothing and dies within a minute' },
} as const;
const events = {
  summary: 'Long poll for browsers without WebSocket: answers at the first event after `after`, or empty after 25 s.',
  input: z.strictObject({ after: z.optional(id()) }),
  output: z.object({ events: z.array(LiveEvent) }),
} as const;

/** The resident's channel and the terminal's channel, each by its own credentials. */
export const liveApi = {
  ticket: endpoint('POST', '/live/tickets', { ...ticket, audience: 'resident' }),
  events: endpoint('GET', '/live/events', { ...events, audience: 'resident' }),
  terminalTicket: endpoint('POST', '/desk/live/tickets', { ...ticket, audience: 'staff' }),
  terminalEvents: endpoint('GET', '/desk/live/events', { ...events, audience: 'staff' }),
};
