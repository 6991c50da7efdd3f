import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Clock } from '../../kernel/clock.ts';
import { signatureOf, type DepartmentQuestion } from './department-data.http.ts';

/** What the made-up departments know about a person or firm, and how well they are today. */
export interface SimulatedAnswer {
  readonly record: unknown;
  /** Whose record it is, when not the subject's that was asked about. */
  readonly holder?: { readonly name: string; readonly code: string };
  readonly delayMs?: number;
  /** An HTTP status to fail with. */
  readonly failure?: number;
}

/** Null: no such data set. */
export type SimulatedRecords = (question: DepartmentQuestion) => SimulatedAnswer | null;

const Question = z.object({
  dataSet: z.string(),
  subject: z.object({ kind: z.enum(['person', 'firm']), name: z.string(), code: z.string() }),
  purpose: z.string(),
  reference: z.string(),
});
const LARGEST = 8_192;
const OLDEST_MS = 300_000;

/** 仿真: stands in for the departments' data exchange, over real HTTP on loopback, with the real signature check. */
export async function startDepartmentSimulator(
  settings: { secret: string; port?: number },
  records: SimulatedRecords,
  now: Clock,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void serve(request, settings.secret, records, now)
      .catch(() => ({ status: 500, body: {} }))
      .then((reply) => send(response, reply));
  });
  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function serve(request: IncomingMessage, secret: string, records: SimulatedRecords, now: Clock): Promise<Reply> {
  if (request.method !== 'POST' || request.url !== '/records') return { status: 404, body: {} };
  const body = await readBody(request);
  if (!isSigned(request, secret, body, now())) return { status: 401, body: {} };
  const parsed = z.safeParse(Question, JSON.parse(body));
  if (!parsed.success) return { status: 400, body: {} };
  const { reference, dataSet, subject } = parsed.data;
  const answer = records(parsed.data);
  if (!answer) return { status: 404, body: {} };
  if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  if (answer.failure) return { status: answer.failure, body: {} };
  const holder = answer.holder ?? { name: subject.name, code: subject.code };
  return { status: 200, body: { reference, dataSet, holder, record: answer.record } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST) throw new RangeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isSigned(request: IncomingMessage, secret: string, body: string, now: Date): boolean {
  const { 'x-time': time, 'x-signature': given } = request.headers;
  if (typeof time !== 'string' || typeof given !== 'string') return false;
  if (!(Math.abs(Date.parse(time) - now.getTime()) < OLDEST_MS)) return false;
  const expected = signatureOf(secret, time, body);
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return address.port;
}
