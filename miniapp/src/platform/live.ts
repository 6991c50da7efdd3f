import Taro from '@tarojs/taro';
import { LIVE_PATH, LiveMessage, liveApi, type LiveEvent } from 'shared/live.ts';
import * as z from 'zod/mini';
import { call } from './call.ts';

export interface LiveOptions {
  /** Whose channel: the resident's, or the terminal's by the clerk's session. */
  as: 'resident' | 'staff';
  /** Each event once. It carries ids only: ask for the thing itself. */
  onEvent: (event: LiveEvent) => void;
  /** `away`: neither socket nor poll gets through at the moment. */
  onState?: (state: 'socket' | 'poll' | 'away') => void;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** H5 has no origin of its own in API_ORIGIN; a socket needs an absolute one. */
function socketUrl() {
  const origin = API_ORIGIN || (typeof location === 'undefined' ? '' : location.origin);
  return origin.replace(/^http/, 'ws') + LIVE_PATH;
}

/** Remembers what was heard: after a resume the server may say it again. */
function onceEach(onEvent: (event: LiveEvent) => void) {
  const seen = new Set<string>();
  return (event: LiveEvent) => {
    if (seen.has(event.id)) return;
    seen.add(event.id);
    onEvent(event);
  };
}

/**
 * Events as they happen: a WebSocket that resumes by the last id after 200–500 ms; after two openings in vain long
 * polls, trying the socket again every minute. Returns how to stop.
 */
export function listenLive({ as, onEvent, onState }: LiveOptions): () => void {
  const tickets = as === 'staff' ? liveApi.terminalTicket : liveApi.ticket;
  const polls = as === 'staff' ? liveApi.terminalEvents : liveApi.events;
  const tell = onceEach(onEvent);
  let last: string | null | undefined;
  let stopped = false;
  let close = () => {};

  function take(event: LiveEvent) {
    if (stopped) return;
    last = event.id;
    tell(event);
  }

  /** Resolves when the socket has closed: true when the server had taken us in. */
  async function socketOnce(): Promise<boolean> {
    const { ticket, after } = await call(tickets, {});
    if (last === undefined) last = after;
    // On H5 this resolves before the socket is open: send only from onOpen.
    const socket = await Taro.connectSocket({ url: socketUrl() });
    return new Promise((resolve) => {
      let welcome = false;
      close = () => socket.close({});
      if (stopped) close();
      socket.onOpen(() => socket.send({ data: JSON.stringify({ ticket, after: last ?? null }) }));
      socket.onMessage(({ data }) => {
        const message = z.safeParse(LiveMessage, JSON.parse(String(data)));
        if (!message.success || message.data.type === 'refused') return;
        welcome = true;
        onState?.('socket');
        if (message.data.type === 'event') take(message.data.event);
      });
      // A slot of WeChat's five is freed only when onClose is registered.
      socket.onClose(() => resolve(welcome));
      socket.onError(() => resolve(welcome));
    });
  }

  async function pollFor(ms: number) {
    const until = Date.now() + ms;
    while (!stopped && Date.now() < until) {
      try {
        const { events } = await call(polls, last ? { after: last } : {});
        onState?.('poll');
        events.forEach(take);
      } catch {
        // Away for now: the next round asks from the same id, so nothing is lost.
        onState?.('away');
        await wait(1_500 + Math.random() * 600);
      }
    }
  }

  async function listen() {
    let failures = 0;
    while (!stopped) {
      const useful = await socketOnce().catch(() => false);
      failures = useful ? 0 : failures + 1;
      if (failures >= 2) await pollFor(60_000);
      else if (!stopped) await wait(200 + Math.random() * 300);
    }
  }

  void listen();
  return () => {
    stopped = true;
    close();
  };
}
