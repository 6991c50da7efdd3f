import Taro from '@tarojs/taro';

export interface LiveEvent {
  /** Grows; the place to resume from. */
  id: number;
}

export interface LiveOptions<E extends LiveEvent> {
  /** WebSocket path on the API's origin: `/api/v1/live`. */
  path: string;
  /** The last event already known; 0 for none. */
  after: number;
  /** A one-time ticket that proves the session on the socket (a socket carries no headers). */
  ticket: () => Promise<string>;
  /** One long poll: events after this id, empty after about 25 s. */
  poll: (after: number) => Promise<E[]>;
  /** Turns a message into events; undefined for what is not an event (hello, an error before closing). */
  read: (message: unknown) => E[] | undefined;
  onEvent: (event: E) => void;
  /** `away`: neither socket nor poll gets through at the moment. */
  onState?: (state: 'socket' | 'poll' | 'away') => void;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** H5 has a relative origin; a socket needs an absolute one. */
function socketUrl(path: string) {
  const origin = API_ORIGIN || (typeof location === 'undefined' ? '' : location.origin);
  return origin.replace(/^http/, 'ws') + path;
}

/**
 * Events as they happen, each once and in order: a WebSocket that resumes by the last id after 200–500 ms; after two
 * failed openings long polls, trying the socket again every minute. Returns how to stop.
 */
export function listenLive<E extends LiveEvent>(options: LiveOptions<E>): () => void {
  let last = options.after;
  let stopped = false;
  let close = () => {};

  function take(events: readonly E[]) {
    for (const event of events) {
      if (stopped || event.id <= last) continue;
      last = event.id;
      options.onEvent(event);
    }
  }

  /** Resolves when the socket has closed: true when it had been of use (a refused ticket closes at once). */
  async function socketOnce(): Promise<boolean> {
    const ticket = await options.ticket();
    // On H5 this resolves before the socket is open: send only from onOpen.
    const socket = await Taro.connectSocket({ url: socketUrl(options.path) });
    return new Promise((resolve) => {
      let opened = 0;
      let heard = false;
      const end = () => resolve(heard || (opened > 0 && Date.now() - opened > 5_000));
      close = () => socket.close({});
      if (stopped) close();
      socket.onOpen(() => {
        opened = Date.now();
        socket.send({ data: JSON.stringify({ ticket, after: last }) });
      });
      socket.onMessage(({ data }) => {
        const events = options.read(JSON.parse(String(data)));
        heard ||= events !== undefined;
        options.onState?.('socket');
        if (events) take(events);
      });
      // A slot of WeChat's five is freed only when onClose is registered.
      socket.onClose(end);
      socket.onError(end);
    });
  }

  async function pollFor(ms: number) {
    const until = Date.now() + ms;
    while (!stopped && Date.now() < until) {
      try {
        take(await options.poll(last));
        options.onState?.('poll');
      } catch {
        // Away for now: the next round asks from the same id, so nothing is lost.
        options.onState?.('away');
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
