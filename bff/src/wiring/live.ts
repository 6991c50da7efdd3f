import { liveEventFeed } from '../database/live-events.sql.ts';
import { liveRoutes, liveTickets } from '../http/live-routes.ts';
import { openLive, type Live } from '../http/live.ts';
import type { Ground } from './ground.ts';

const EVENTS_KEPT_MS = 3_600_000;

export interface WiredLive extends Live {
  /** For a job that runs every few minutes. */
  tidy(): Promise<void>;
}

/** Live push; give its `wake` to the ground's transactions. */
export function wireLive({ cipher, log, mount, newId, now, sql }: Ground): WiredLive {
  const feed = liveEventFeed(sql);
  const tickets = liveTickets(cipher, now);
  const live = openLive({ feed, log, newId, channelOf: (ticket) => tickets.open(ticket) });
  liveRoutes(mount, live, tickets, (channel) => feed.newestId(channel));
  return {
    ...live,
    async tidy() {
      await feed.purge(new Date(now().getTime() - EVENTS_KEPT_MS));
    },
  };
}
