import { liveApi } from 'shared/live.ts';
import type { Resident, Staff } from '../kernel/actor.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import type { Live } from './live.ts';
import type { Mount } from './mount.ts';

const TICKET_MS = 60_000;
const PLACE = { table: 'live', column: 'ticket', row: '' } as const;

/** Sealed `channel|end`: opaque, and valid on every instance without a table. */
export const liveTickets = (cipher: Pick<FieldCipher, 'encrypt' | 'decrypt'>, now: Clock) => ({
  seal: (channel: string): string => cipher.encrypt(`${channel}|${now().getTime() + TICKET_MS}`, PLACE),
  /** Null when forged or too old. */
  open(ticket: string): string | null {
    try {
      const [channel = '', end] = cipher.decrypt(ticket, PLACE).split('|');
      return Number(end) > now().getTime() ? channel : null;
    } catch {
      return null;
    }
  },
});

/** The newest committed event of a channel, to listen after; null when there is none. */
type NewestEvent = (channel: string) => Promise<string | null>;

export function liveRoutes(
  mount: Mount,
  live: Live,
  tickets: Pick<ReturnType<typeof liveTickets>, 'seal'>,
  newest: NewestEvent,
): void {
  const ticketFor = async (channel: string) => ({
    ticket: tickets.seal(channel),
    expiresInMs: TICKET_MS,
    after: await newest(channel),
  });
  const eventsOf = async (channel: string, after: string | undefined) => ({
    events: [...(await live.next(channel, after ?? null))],
  });
  mount.plain(liveApi.ticket, (actor) => ticketFor(channelOfResident(actor)));
  mount.plain(liveApi.events, (actor, { after }) => eventsOf(channelOfResident(actor), after));
  mount.plain(liveApi.terminalTicket, (actor) => ticketFor(channelOfTerminal(actor)));
  mount.plain(liveApi.terminalEvents, (actor, { after }) => eventsOf(channelOfTerminal(actor), after));
}

const channelOfResident = ({ id }: Resident): string => `resident:${id}`;

function channelOfTerminal({ terminalId }: Staff): string {
  if (terminalId === null) throw new AppError('terminal.required');
  return `terminal:${terminalId}`;
}
