import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from 'shared/errors.ts';
import type { NewId } from '../kernel/new-id.ts';
import { AppError } from '../kernel/app-error.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';

/** Between the bad news at `/readyz` and a closed port: the proxy's time to look elsewhere. */
const DRAIN_MS = 500;
const FORCE_AFTER_MS = 7_000;
const IDLE_LOOK_MS = 50;
const MOST_HEADERS = 100;

const draining = new WeakSet<Server>();

/** A server whose slow or broken clients are refused in problem+json before any route sees them. */
export function openServer(listener: RequestListener, newId: NewId): Server {
  const limits = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, requireHostHeader: false };
  const server = createServer(limits, (request, response) => {
    const fault = ambiguityOf(request);
    if (draining.has(server)) response.setHeader('Connection', 'close');
    if (fault === null) return listener(request, response);
    const { status, headers, body } = refusalOf(fault, newId);
    response.writeHead(status, headers).end(body);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => answerBrokenRequest(error, socket, newId));
  return server;
}

export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Sends kept connections elsewhere, stops taking new ones, lets running requests finish, and after 7 s ends the rest. */
export async function closeServer(server: Server): Promise<void> {
  draining.add(server);
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer was under way becomes idle only now.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const force = setTimeout(() => server.closeAllConnections(), FORCE_AFTER_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, newId: NewId): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const code =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'request.too-many-headers'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'request.timeout'
        : 'request.malformed';
  const { status, headers, body } = refusalOf(code, newId);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
}

/** What Node's parser lets pass although a proxy in front may read it differently. */
function ambiguityOf({ rawHeaders, headersDistinct, httpVersion }: IncomingMessage): ErrorCode | null {
  if (rawHeaders.length > 2 * MOST_HEADERS) return 'request.too-many-headers';
  const hosts = headersDistinct.host ?? [];
  const known = httpVersion === '1.1' ? hosts.length === 1 : httpVersion === '1.0' && hosts.length <= 1;
  return known && hosts.every((host) => /^[\w.:[\]-]*$/.test(host)) ? null : 'request.malformed';
}

function refusalOf(code: ErrorCode, newId: NewId) {
  const { problem } = problemOf(new AppError(code), newId());
  const body = JSON.stringify(problem);
  const headers = {
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  };
  return { status: problem.status, headers, body };
}
