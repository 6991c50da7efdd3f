import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LIVE_PATH } from 'shared/live.ts';
import * as z from 'zod/mini';
import { openDatabase } from '../src/database/data-source.ts';
import type { Client } from './harness/client.ts';
import { residentOnPhone } from './harness/people.ts';
import { linesOf } from './harness/raw-request.ts';
import { startServer, type RunningServer } from './harness/server.ts';

const HOST = 'Host: 127.0.0.1';
const WRITERS = 12;
const folder = mkdtempSync(join(tmpdir(), 'suiban-stop-'));
const settings = { DATA_DIR: folder, LOG_LEVEL: 'info' };
const Made = z.object({ id: z.string() });

/** Writes on kept connections until the server is gone; what was answered, and answers cut off in the middle. */
function writeOn(origin: string, token: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
  const acknowledged: string[] = [];
  const broken: string[] = [];
  const unanswered: string[] = [];
  const post = () =>
    new Promise<boolean>((resolve) => {
      const body = JSON.stringify({ kind: 'face-verification', version: 1 });
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      };
      const sent = request(`${origin}/api/v1/consents`, { method: 'POST', agent, headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += String(chunk)));
        answer.on('end', () => {
          if (answer.statusCode === 201) acknowledged.push(z.parse(Made, JSON.parse(text)).id);
          else broken.push(`${answer.statusCode} ${text}`);
          resolve(true);
        });
        answer.on('error', () => {
          broken.push(`cut off: ${text}`);
          resolve(false);
        });
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNREFUSED') unanswered.push(String(error.code));
        resolve(error.code !== 'ECONNREFUSED');
      });
      sent.end(body);
    });
  const ended = Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (await post());
    }),
  ).then(() => agent.destroy());
  return { acknowledged, broken, unanswered, ended };
}

async function open(origin: string, ...lines: string[]): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(linesOf(...lines));
  await once(socket, 'data');
  return socket;
}

describe('a server told to stop', () => {
  let server: RunningServer;
  let phone: Client;
  let took = 0;
  let writers: ReturnType<typeof writeOn>;
  const readiness: string[] = [];
  let poll: { status: number; ms: number } = { status: 0, ms: 0 };
  const silent: Socket[] = [];

  beforeAll(async () => {
    server = await startServer(settings);
    phone = await residentOnPhone(server.url, 1);
    for (let idle = 0; idle < 20; idle += 1) silent.push(await open(server.url, 'GET /healthz HTTP/1.1', HOST));
    // Sockets that never say hello and never answer a good-bye.
    for (let listening = 0; listening < 5; listening += 1) {
      const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
      const socket = await open(
        server.url,
        `GET ${LIVE_PATH} HTTP/1.1`,
        HOST,
        ...upgrade,
        `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
      );
      silent.push(socket);
    }
    const asked = performance.now();
    const waiting = fetch(`${server.url}/api/v1/live/events`, { headers: { authorization: `Bearer ${phone.token}` } });
    const answered = waiting.then(
      ({ status }) => (poll = { status, ms: performance.now() - asked }),
      () => undefined,
    );
    writers = writeOn(server.url, phone.token ?? '');
    while (writers.acknowledged.length < 50) await pause(50);

    const watched = (async () => {
      for (;;) {
        const status = await fetch(`${server.url}/readyz`).then(
          (answer) => String(answer.status),
          () => 'closed',
        );
        if (readiness.at(-1) !== status) readiness.push(status);
        if (status === 'closed') return;
      }
    })();
    while (readiness.length === 0) await pause(20);
    const began = performance.now();
    await server.stop();
    took = performance.now() - began;
    await Promise.all([writers.ended, watched, answered]);
  });
  afterAll(() => {
    for (const socket of silent) socket.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  test('ends by itself within ten seconds, with idle connections and open sockets', () => {
    process.stdout.write(
      `stopped in ${took.toFixed(0)} ms after ${writers.acknowledged.length} answers, unanswered: ${writers.unanswered.join()}\n`,
    );
    expect(server.output()).toContain('"server.stopped"');
    expect(took).toBeLessThan(10_000);
  });

  test('says so at /readyz before it closes the door', () => {
    expect(readiness).toEqual(['200', '503', 'closed']);
  });

  test('answers whole what it answers, and the waiting poll too', () => {
    expect(writers.acknowledged.length).toBeGreaterThan(20);
    expect(writers.broken).toEqual([]);
    expect(poll).toMatchObject({ status: 200 });
  });

  test('has kept every write it answered', async () => {
    const again = await startServer(settings);
    await again.stop();
    const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'suiban.db') });
    const consents = await database.rows('SELECT id FROM consent');
    await database.close();
    const kept = new Set(consents.map(({ id }) => String(id)));
    expect(writers.acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
