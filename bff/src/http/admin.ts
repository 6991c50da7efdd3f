import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** Facts of the full health answer: fixed words and numbers. */
export type HealthFacts = Readonly<Record<string, string | number | boolean>>;

/** Metrics and full health on their own port, which is never the public one: bind it to loopback or an inside network. */
export function openAdminServer(health: () => Promise<HealthFacts>): Server {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return createServer((request, response) => {
    const send = (status: number, type: string, body: string) => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      response.end(body);
    };
    const fail = () => send(503, 'application/json', '{"ok":false}');
    if (request.url === '/metrics') {
      registry.metrics().then((text) => send(200, registry.contentType, text), fail);
    } else if (request.url === '/health') {
      health().then((facts) => send(200, 'application/json', JSON.stringify({ ok: true, ...facts })), fail);
    } else send(404, 'application/json', '{"ok":false}');
  });
}
