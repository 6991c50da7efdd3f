import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { residents } from '../../demo/city.ts';
import { demoCertificates } from '../../demo/wallet-demo.ts';
import { httpCertificateStore } from './http-store.ts';
import { certificateServiceStandIn } from './stand-in.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const [lin, chen] = residents;
const holder = { kind: 'resident', index: '', code: () => Promise.resolve(lin?.idNumber ?? '') } as const;
const USE = { itemCode: 'YX-GA-0017', businessNumber: 'YX20261124-0001' };

/** A store speaking to `listener`. */
async function storeAt(listener: RequestListener, secret = 'a-secret') {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const store = httpCertificateStore({ base, appKey: 'an-app', secret }, () => new Date());
  closers.push(async () => {
    await store.close();
    server.closeAllConnections();
    server.close();
  });
  return { store, server };
}

const service = (certificates = demoCertificates()) => {
  const server = certificateServiceStandIn({ appKey: 'an-app', secret: 'a-secret', certificates });
  const listener: RequestListener = (request, response) => void server.emit('request', request, response);
  return listener;
};
/** The real stand-in, except for one path. */
const except =
  (path: string, answer: RequestListener): RequestListener =>
  (request, response) =>
    request.url === path ? answer(request, response) : standIn(request, response);
const standIn = service();
const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

test.each<[string, RequestListener, string]>([
  ['a server fault', json({}, 500), 'upstream.unavailable'],
  ['HTML with 200', (_request, response) => void response.end('<html>login</html>'), 'upstream.invalid'],
  ['an empty answer', (_request, response) => void response.end(), 'upstream.invalid'],
  ['a refusal in the envelope', json({ ack_code: 'FAILURE', errors: [], data: [] }), 'upstream.invalid'],
  ['a list of something else', json({ ack_code: 'SUCCESS', data: [{ license_code: 7 }] }), 'upstream.invalid'],
  [
    'a redirect',
    (_request, response) => void response.writeHead(302, { location: '/login' }).end(),
    'upstream.invalid',
  ],
  ['a reset', (request) => void request.socket.destroy(), 'upstream.unavailable'],
  ['one megabyte', (_request, response) => void response.end('x'.repeat(1_000_000)), 'upstream.invalid'],
])('attack row 75: %s is told as %s', async (_name, answer, code) => {
  const { store } = await storeAt(except('/license/holder', answer));
  await expect(store.list(holder)).rejects.toMatchObject({ code });
});

test('attack row 75: a service that never answers is given up after three seconds', async () => {
  const { store } = await storeAt(except('/license/holder', () => undefined));
  const start = Date.now();
  await expect(store.list(holder)).rejects.toMatchObject({ code: 'upstream.timeout' });
  expect(Date.now() - start).toBeLessThan(15_000);
});

test('a service that is down is unavailable, and works again when it is back', async () => {
  const { store, server } = await storeAt(service());
  server.closeAllConnections();
  const { port } = { port: 0, ...Object(server.address()) };
  server.close();
  await expect(store.list(holder)).rejects.toMatchObject({ code: 'upstream.unavailable' });
  const back = createServer(service()).listen(port, '127.0.0.1');
  await once(back, 'listening');
  closers.push(async () => {
    back.closeAllConnections();
    back.close();
  });
  expect((await store.list(holder)).length).toBe(5);
});

test('another person’s record is refused, never shown', async () => {
  const swapped = demoCertificates().map((certificate) =>
    certificate.holder.code === lin?.idNumber
      ? { ...certificate, values: { ...certificate.values, idNumber: chen?.idNumber ?? '' } }
      : certificate,
  );
  const { store } = await storeAt(service(swapped));
  const [first] = await store.list(holder);
  await expect(store.read(holder, first?.id ?? '', USE)).rejects.toMatchObject({
    code: 'upstream.invalid',
    facts: { otherPerson: true },
  });
});

test('a token the service forgot is asked for anew', async () => {
  let current = service();
  const { store } = await storeAt((request, response) => current(request, response));
  await store.list(holder);
  current = service();
  expect((await store.list(holder)).length).toBe(5);
});

test('a wrong secret is a wrong answer, not a fault', async () => {
  const { store } = await storeAt(service(), 'another-secret');
  await expect(store.list(holder)).rejects.toMatchObject({ code: 'upstream.invalid' });
});

test('the person’s number is never in an address', async () => {
  const addresses: string[] = [];
  const { store } = await storeAt((request, response) => {
    addresses.push(request.url ?? '');
    standIn(request, response);
  });
  const [first] = await store.list(holder);
  await store.read(holder, first?.id ?? '', USE);
  expect(addresses).toContain('/license/get_license');
  expect(addresses.join()).not.toContain(lin?.idNumber);
});
