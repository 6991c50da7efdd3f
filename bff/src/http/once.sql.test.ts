import { expect, test } from '@jest/globals';
import { endpoint } from 'shared/endpoint.ts';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { openTestHttp, testToken, type TestHttp } from '../../test/harness/http.ts';
import type { Database } from '../database/data-source.ts';
import { idempotencyStore } from '../database/idempotency-store.sql.ts';
import { integerOf } from '../database/row.ts';
import type { Unit } from '../database/sql.ts';
import { inTransactionOf } from '../database/transaction.ts';
import { AppError } from '../kernel/app-error.ts';
import type { KnownSession } from './session.ts';

const Thing = z.object({ id: z.string() });
const input = z.object({ name: z.string() });
const spec = { summary: 'Makes a thing.', audience: 'resident', input, output: Thing, status: 201 } as const;
const makeThing = endpoint('POST', '/things', spec);
const fetchThing = endpoint('POST', '/fetched-things', { ...spec, outside: true });
const makeSecret = endpoint('POST', '/secrets', { ...spec, once: 'none' });
const forgetful = endpoint('POST', '/forgetful-things', spec);

const [mine, hers] = [testToken(1), testToken(2)];
const session = (id: string): KnownSession => ({
  csrfToken: 'csrf',
  actor: { kind: 'resident', id, accountId: id, sessionId: id, actingFor: null, steppedUpUntil: null },
});

const now = () => new Date();
const things = (unit: Unit) => ({
  make: (id: string) =>
    unit.execute("INSERT INTO live_event (id, channel, kind, subject, at) VALUES (?, 'test', 'thing.made', ?, ?)", [
      id,
      id,
      now(),
    ]),
});
const count = async (database: Database): Promise<number> => {
  const [row = {}] = await database.rows('SELECT COUNT(*) AS n FROM live_event');
  return integerOf(row, 'n');
};

let outsideCalls = 0;
let outsideAnswers: () => Promise<void> = () => Promise.resolve();

async function serve(database: Database): Promise<TestHttp> {
  const inTransaction = inTransactionOf(database, things, now);
  const make = (once: Parameters<typeof inTransaction>[1] & object) =>
    inTransaction(async (stores) => {
      await stores.make(once.resourceId);
      return { id: once.resourceId };
    }, once);
  const reread = (_actor: unknown, id: string) => Promise.resolve({ id });
  return openTestHttp(
    {
      keys: idempotencyStore(database, now),
      now,
      newId: ulid,
      actors: new Map([
        [mine, session('R1')],
        [hers, session('R2')],
      ]),
    },
    (mount) => {
      mount.once(makeThing, (_actor, _input, { once }) => make(once), reread);
      mount.once(makeSecret, (_actor, _input, { once }) => make(once), 'never');
      mount.once(forgetful, (_actor, _input, { once }) => Promise.resolve({ id: once.resourceId }), reread);
      mount.once(
        fetchThing,
        async (_actor, _input, { once }) => {
          outsideCalls += 1;
          await outsideAnswers();
          return make(once);
        },
        reread,
      );
    },
  );
}

describeOnEachDatabase('a request with an Idempotency-Key', (open) => {
  const within = async (story: (http: TestHttp, database: Database) => Promise<void>) => {
    const database = await open();
    const http = await serve(database);
    try {
      await story(http, database);
    } finally {
      await http.close();
    }
  };
  const key = 'the-key-of-one-tap';

  test('attack row 33: 50 parallel retries have one effect and one answer', () =>
    within(async (http, database) => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => http.post('/things', { name: 'a' }, mine, key)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await count(database)).toBe(1);
    }));

  test('attack row 33: after a restart the same key still answers with the same thing', () =>
    within(async (http, database) => {
      const first = await http.post('/things', { name: 'a' }, mine, key);
      const restarted = await serve(database);
      const second = await restarted.post('/things', { name: 'a' }, mine, key);
      await restarted.close();
      expect(second.body).toEqual(first.body);
      expect(await count(database)).toBe(1);
    }));

  test('attack row 34: the same key with another body is refused, of another person it is another key', () =>
    within(async (http, database) => {
      await http.post('/things', { name: 'a' }, mine, key);
      expect(await http.post('/things', { name: 'b' }, mine, key)).toMatchObject({
        status: 422,
        body: { code: 'request.idempotency-key-reused' },
      });
      expect((await http.post('/things', { name: 'b' }, hers, key)).status).toBe(201);
      expect(await count(database)).toBe(2);
    }));

  test('attack row 35: a missing, long, short or odd key is refused; case makes two keys', () =>
    within(async (http, database) => {
      const bare = await http.fetch('/api/v1/things', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${mine}` },
        body: '{"name":"a"}',
      });
      expect([bare.status, await bare.json()]).toMatchObject([400, { code: 'request.idempotency-key-required' }]);
      for (const bad of ['x'.repeat(300), 'short', 'a key with a space', 'a'.repeat(20) + ';', 'é'.repeat(20)]) {
        expect(await http.post('/things', { name: 'a' }, mine, bad)).toMatchObject({ status: 400 });
      }
      await http.post('/things', { name: 'a' }, mine, 'key-of-sixteen-ab');
      await http.post('/things', { name: 'a' }, mine, 'KEY-of-sixteen-ab');
      expect(await count(database)).toBe(2);
    }));

  test('a repeat of what answered with a secret is told that it is done', () =>
    within(async (http, database) => {
      expect((await http.post('/secrets', { name: 'a' }, mine, key)).status).toBe(201);
      expect(await http.post('/secrets', { name: 'a' }, mine, key)).toMatchObject({
        status: 409,
        body: { code: 'request.already-done' },
      });
      expect(await count(database)).toBe(1);
    }));

  test('a use case that forgets to commit its key fails instead of answering', () =>
    within(async (http) => {
      expect((await http.post('/forgetful-things', { name: 'a' }, mine)).status).toBe(500);
    }));

  test('50 parallel retries of work that calls outside call once', () =>
    within(async (http, database) => {
      outsideCalls = 0;
      outsideAnswers = () => new Promise((resolve) => setTimeout(resolve, 200));
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => http.post('/fetched-things', { name: 'a' }, mine, key)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect([outsideCalls, await count(database)]).toEqual([1, 1]);
    }));

  test('work that was refused outside can be tried again with the same key', () =>
    within(async (http, database) => {
      outsideAnswers = () => Promise.reject(new AppError('upstream.unavailable'));
      expect((await http.post('/fetched-things', { name: 'a' }, mine, key)).status).toBe(503);
      outsideAnswers = () => Promise.resolve();
      expect((await http.post('/fetched-things', { name: 'a' }, mine, key)).status).toBe(201);
      expect(await count(database)).toBe(1);
    }));
});
