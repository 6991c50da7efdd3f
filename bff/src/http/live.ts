import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIVE_PATH, LIVE_PING_MS, LiveHello, type LiveMessage } from 'shared/live.ts';
import { WebSocketServer, type WebSocket } from 'ws';
import * as z from 'zod/mini';
import { openLiveHub, type LiveHub, type LiveHubParts } from './live-hub.ts';

interface LiveParts extends LiveHubParts {
  /** The channel a ticket opens; null when it is forged or too old. */
  readonly channelOf: (ticket: string) => string | null;
}

export interface Live extends Pick<LiveHub, 'wake' | 'next'> {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const HELLO_MS = 3_000;
const BUFFER_LIMIT = 1_000_000;
/** A socket ends after this, and the client returns with a fresh ticket: a session that ended does not listen on. */
const SOCKET_MS = 15 * 60_000;
/** A peer that does not answer the good-bye is not waited for. */
const FAREWELL_MS = 1_000;

/** Live push over WebSocket and long poll, on the server's own port. */
export function openLive({ channelOf, ...parts }: LiveParts): Live {
  const hub = openLiveHub(parts);
  const sockets = new Set<WebSocket>();
  let closed = false;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 4_096,
    perMessageDeflate: false,
    clientTracking: false,
  });

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
      leave = hub.listen(channel, hello.after, (event) => send({ type: 'event', event }));
    });
  }

  return {
    wake: hub.wake,
    next: hub.next,
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      if (closed) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      if (request.url !== LIVE_PATH || !sameOrigin(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, serve);
    },
    close() {
      closed = true;
      hub.stop();
      for (const socket of sockets) socket.close(1001);
      setTimeout(() => sockets.forEach((socket) => socket.terminate()), FAREWELL_MS);
    },
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
