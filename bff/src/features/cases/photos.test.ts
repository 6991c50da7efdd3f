import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { CaseDetail, Photo } from 'shared/cases.ts';
import { aCall, openCasesStage, people, unitIds, type CasesStage } from '../../../test/harness/cases.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { jpegPhoto, jpegWithGps } from '../../../test/harness/pictures.ts';
import type { Database } from '../../database/data-source.ts';
import { sweepPhotos } from './sweep-photos.ts';

let database: Database;
let stage: CasesStage;
beforeEach(async () => {
  database = await openTestDatabase();
  stage = await openCasesStage(database);
});
afterEach(async () => {
  await stage.http.close();
  await database.close();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function send(bytes: Uint8Array, more: { token?: string; path?: string; name?: string } = {}) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), more.name ?? 'photo.jpg');
  const path = more.path ?? '/photos';
  return stage.http.fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: bearer(more.token ?? people.caller),
    body: form,
  });
}
const raw = (body: string | Buffer, contentType: string) =>
  stage.http.fetch('/api/v1/photos', {
    method: 'POST',
    headers: { ...bearer(people.caller), 'content-type': contentType },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
const codeIn = async (response: Response) => z.parse(z.object({ code: z.string() }), await response.json()).code;
const sent = async (bytes: Uint8Array, more?: Parameters<typeof send>[1]) =>
  z.parse(Photo, await (await send(bytes, more)).json());
const look = (id: string, token: string, path = '/photos') =>
  stage.http.fetch(`/api/v1${path}/${id}`, { headers: bearer(token) });
const submitWith = async (photoIds: readonly string[]) =>
  z.parse(CaseDetail, (await stage.http.post('/cases', { ...aCall, photoIds }, people.caller)).body);

describe('photos of a call', () => {
  test('are kept clean, wait for the call and then belong to it', async () => {
    const photo = await sent(await jpegWithGps());
    expect(photo).toMatchObject({ width: 48, height: 64 });
    const { id, photoIds } = await submitWith([photo.id]);
    expect(photoIds).toEqual([photo.id]);
    const shown = await look(photo.id, people.caller);
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="${photo.id}.jpg"; filename*=UTF-8''${photo.id}.jpg`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await shown.arrayBuffer()).includes('SpyCam')).toBe(false);
    expect((await stage.http.get(`/cases/${id}`, people.caller)).body).toMatchObject({ photoIds: [photo.id] });
  });

  test('nine keep their order; a tenth, a used one or another’s refuses the whole call', async () => {
    const nine: string[] = [];
    for (let n = 0; n < 9; n += 1) nine.push((await sent(await jpegPhoto(n * 20))).id);
    const order = nine.toReversed();
    expect((await submitWith(order)).photoIds).toEqual(order);
    const used = await stage.http.post('/cases', { ...aCall, photoIds: [nine[0]] }, people.caller);
    expect(used.body).toMatchObject({ status: 422, code: 'photo.gone' });
    const foreign = await sent(await jpegPhoto(), { token: people.stranger });
    const stolen = await stage.http.post('/cases', { ...aCall, photoIds: [foreign.id] }, people.caller);
    expect(stolen.body).toMatchObject({ status: 422, code: 'photo.gone' });
  });

  test('the same bytes sent again are the same photo, per person', async () => {
    const bytes = await jpegPhoto();
    const first = await sent(bytes);
    expect((await sent(bytes)).id).toBe(first.id);
    expect((await sent(bytes, { token: people.stranger })).id).not.toBe(first.id);
    expect(stage.fileNames()).toHaveLength(2);
  });

  test('are shown to the caller, the hotline and the unit in charge, and to nobody else', async () => {
    const photo = await sent(await jpegPhoto());
    const handling = '/handling/photos';
    expect((await look(photo.id, people.stranger)).status).toBe(404);
    expect((await look(photo.id, people.hotline, handling)).status).toBe(404);
    const { id } = await submitWith([photo.id]);
    const step = (version: number, details: unknown) =>
      stage.http.post(`/handling/cases/${id}/steps`, { version, details }, people.hotline);
    expect((await look(photo.id, people.unit, handling)).status).toBe(404);
    await step(1, { step: 'accept' });
    await step(2, { step: 'triage', nature: 'help', urgency: 'normal', category: 'noise' });
    await step(3, { step: 'dispatch', unitId: unitIds.city });
    const seen = (token: string, path?: string) => look(photo.id, token, path).then(({ status }) => status);
    expect(await seen(people.caller)).toBe(200);
    expect(await seen(people.unit, handling)).toBe(200);
    expect(await seen(people.hotline, handling)).toBe(200);
    expect(await seen(people.supervisor, handling)).toBe(200);
    expect(await seen(people.otherUnit, handling)).toBe(404);
    expect(await seen(people.clerk, handling)).toBe(403);
    expect(await seen(people.stranger)).toBe(404);
    expect(await seen(people.unit)).toBe(403);
  });

  test('a unit shows its work with photos of its own', async () => {
    const { id } = await submitWith([]);
    const step = (version: number, details: unknown, who: string) =>
      stage.http.post(`/handling/cases/${id}/steps`, { version, details }, who);
    await step(1, { step: 'accept' }, people.hotline);
    await step(2, { step: 'triage', nature: 'help', urgency: 'normal', category: 'noise' }, people.hotline);
    await step(3, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
    const done = await sent(await jpegPhoto(), { token: people.unit, path: '/handling/photos' });
    await step(4, { step: 'resolve', statement: '换好了，试亮正常。', photoIds: [done.id] }, people.unit);
    const { facts } = z.parse(CaseDetail, (await stage.http.get(`/cases/${id}`, people.caller)).body);
    expect(facts.unit?.photoIds).toEqual([done.id]);
    expect((await look(done.id, people.caller)).status).toBe(200);
  });

  test('what no call took is swept after a day, and so is a file without a row', async () => {
    const orphan = await sent(await jpegPhoto(1));
    const kept = await sent(await jpegPhoto(2));
    await submitWith([kept.id]);
    await stage.deps.files.put(new Uint8Array([1]));
    expect(await sweepPhotos(stage.deps)).toBe(0);
    stage.setNow('2026-11-24T01:00:00.001Z');
    expect(await sweepPhotos(stage.deps)).toBe(2);
    expect((await look(orphan.id, people.caller)).status).toBe(404);
    expect((await look(kept.id, people.caller)).status).toBe(200);
    expect(stage.fileNames()).toHaveLength(1);
    expect(await sweepPhotos(stage.deps)).toBe(0);
  });

  test('a person who never submits cannot fill the disk', async () => {
    for (let n = 0; n < 27; n += 1) expect((await send(await jpegPhoto(n * 9))).status).toBe(201);
    const more = await send(await jpegPhoto(255));
    expect([more.status, await codeIn(more)]).toEqual([422, 'photo.too-many']);
  });
});

describe('attacks on the upload', () => {
  test('attack row 43: 11 MB are refused, with and without a length, and nothing is kept', async () => {
    const big = Buffer.alloc(11 * 1024 * 1024, 0xff);
    const refused = await send(big).catch(() => null);
    if (refused) expect([refused.status, await codeIn(refused)]).toEqual([413, 'request.too-large']);
    const chunked = await chunkedUpload(big);
    expect(chunked).toContain('413');
    expect(stage.fileNames()).toEqual([]);
    expect((await send(await jpegPhoto())).status).toBe(201);
  });

  test.each([
    ['no boundary', 'x', 'multipart/form-data', 415],
    ['no parts', '--b--\r\n', 'multipart/form-data; boundary=b', 400],
    ['not multipart', '{}', 'application/json', 415],
    ['no file', part('other', 'x'), 'multipart/form-data; boundary=b', 400],
    ['text in place of a photo', part('file', 'x', 'a.jpg'), 'multipart/form-data; boundary=b', 415],
    [
      '1,000 parts',
      closed(Array.from({ length: 1_000 }, (_, n) => open(`f${n}`, 'x')).join('')),
      'multipart/form-data; boundary=b',
      400,
    ],
    [
      '200 files',
      closed(Array.from({ length: 200 }, () => open('file', 'x', 'a.jpg')).join('')),
      'multipart/form-data; boundary=b',
      400,
    ],
    [
      'a part header of 100 KB',
      closed(`--b\r\nX: ${'y'.repeat(100_000)}\r\n\r\nx\r\n`),
      'multipart/form-data; boundary=b',
      400,
    ],
    ['never closed', open('file', 'x', 'a.jpg'), 'multipart/form-data; boundary=b', 400],
  ])('attack row 44: %s', async (_what, body, contentType, status) => {
    const started = Date.now();
    const response = await raw(body, contentType);
    expect([400, 415, 422]).toContain(response.status);
    expect(response.status).toBe(status);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(stage.fileNames()).toEqual([]);
  });

  test('attack row 44: fifty refused uploads at once do not grow the memory by more than 50 MB', async () => {
    const parts = closed(Array.from({ length: 1_000 }, (_, n) => open(`f${n}`, 'x'.repeat(200))).join(''));
    const burst = () => Promise.all(Array.from({ length: 50 }, () => raw(parts, 'multipart/form-data; boundary=b')));
    await burst();
    const before = process.memoryUsage().rss;
    await burst();
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('attack row 45: an SVG named .jpg is refused over HTTP', async () => {
    const response = await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect([response.status, await codeIn(response)]).toEqual([415, 'photo.unsupported']);
  });

  test('attack row 46: a broken photo is refused over HTTP', async () => {
    const response = await send((await jpegPhoto(40, 640, 480)).subarray(0, 900));
    expect([response.status, await codeIn(response)]).toEqual([422, 'photo.invalid']);
  });

  test('attack row 48: a NUL in the file name is refused', async () => {
    expect((await send(await jpegPhoto(), { name: 'a\u0000.jpg' })).status).toBe(400);
  });

  test.each(['../../etc/passwd', 'CON', '中'.repeat(300), '\u202Egpj.exe', '"; x="'])(
    'attack row 48: the file name %j is never used',
    async (name) => {
      const { id } = await sent(await jpegPhoto(), { name });
      expect((await look(id, people.caller)).headers.get('content-disposition')).toContain(`${id}.jpg`);
    },
  );
});

function open(name: string, value: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
}
function closed(parts: string): string {
  return `${parts}--b--\r\n`;
}
function part(name: string, value: string, fileName?: string): string {
  return closed(open(name, value, fileName));
}

/** Sends without a length; answers the first line that came back. */
function chunkedUpload(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(stage.http.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''));
    socket.on('error', (error) => (answer ? resolve(answer.split('\r\n', 1)[0] ?? '') : reject(error)));
    const head = open('file', '', 'a.jpg').slice(0, -2);
    socket.write(
      `POST /api/v1/photos HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${people.caller}\r\n` +
        'Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
    );
    const chunk = (data: Buffer) => {
      socket.write(`${data.length.toString(16)}\r\n`);
      socket.write(data);
      socket.write('\r\n');
    };
    chunk(Buffer.from(head));
    for (let at = 0; at < bytes.length; at += 65_536) chunk(bytes.subarray(at, at + 65_536));
    chunk(Buffer.from('\r\n--b--\r\n'));
    socket.write('0\r\n\r\n');
  });
}
