import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { addressOf } from '../../test/harness/database.ts';
import { databasesUnderTest } from '../../test/harness/databases.ts';
import { openDatabase, type Database, type DatabaseAddress } from './data-source.ts';
import { SafeLibsql } from './safe-libsql.ts';
import { inTransactionOf } from './transaction.ts';

const unavailable = { name: 'AppError', code: 'server.unavailable', retryAfter: expect.any(Number) };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const ends: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function opened(address: DatabaseAddress): Promise<Database> {
  const database = await openDatabase(address);
  ends.push(() => database.close());
  await database.execute('CREATE TABLE note (id int PRIMARY KEY, text varchar(5000))');
  return database;
}

/** What `work` was refused with, which must come within 9 s. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const begun = Date.now();
  const error: unknown = await work.then(
    () => 'it was done',
    (thrown: unknown) => thrown,
  );
  expect(Date.now() - begun).toBeLessThan(9_000);
  return error;
}

const writing = (database: Database, id: number) =>
  inTransactionOf(
    database,
    (unit) => unit,
    () => new Date(),
  )((unit) => unit.execute('INSERT INTO note VALUES (?, ?)', [id, 'x']));

/** A line to the server that can be cut or go silent. */
async function lineTo(host: string, port: number) {
  const sockets = new Set<net.Socket>();
  let silent = false;
  const server = net.createServer((near) => {
    const far = net.connect(port, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => silent || to.write(bytes));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  ends.push(() => {
    cut();
    server.close();
  });
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    cut,
    silence: (value: boolean) => {
      silent = value;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

describe.each(databasesUnderTest())('$name that does not answer', ({ name, empty }) => {
  if (name === 'SQLite') {
    test('a full disk is a 503, and what was there can still be read', async () => {
      const database = await opened({ kind: 'sqlite', file: ':memory:' });
      await database.rows('PRAGMA max_page_count = 4');
      const filling = (async () => {
        for (let id = 0; ; id += 1) await database.execute('INSERT INTO note VALUES (?, ?)', [id, 'x'.repeat(4000)]);
      })();
      expect(await refusal(filling)).toMatchObject(unavailable);
      expect((await database.rows('SELECT id FROM note')).length).toBeGreaterThan(0);
    });

    test('a disk that fills within a transaction undoes it whole, and the next one works', async () => {
      const database = await opened({ kind: 'sqlite', file: ':memory:' });
      await database.rows('PRAGMA max_page_count = 6');
      const filling = inTransactionOf(
        database,
        (unit) => unit,
        () => new Date(),
      )(async (unit) => {
        for (let id = 0; ; id += 1) await unit.execute('INSERT INTO note VALUES (?, ?)', [id, 'x'.repeat(4000)]);
      });
      expect(await refusal(filling)).toMatchObject(unavailable);
      expect(await database.rows('SELECT id FROM note')).toEqual([]);
      expect(await writing(database, 1)).toBe(1);
    });

    test('a database that became read-only is a 503', async () => {
      const database = await opened({ kind: 'sqlite', file: ':memory:' });
      await database.rows('PRAGMA query_only = ON');
      expect(await refusal(writing(database, 1))).toMatchObject(unavailable);
    });

    test('a transaction within a transaction is a 503 whose log names the mistake', async () => {
      const database = await opened({ kind: 'sqlite', file: ':memory:' });
      const error = await refusal(database.transact(() => writing(database, 1)));
      expect(error).toMatchObject({ ...unavailable, cause: { code: 'SQLITE_GATE', cause: { name: 'GateTimeout' } } });
      expect(await writing(database, 2)).toBe(1);
    });

    test('a file another process holds is a 503, and is written once it is free', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'suiban-outage-'));
      ends.push(() => rm(folder, { recursive: true }));
      const database = await opened({ kind: 'sqlite', file: join(folder, 'suiban.db') });
      const other = new SafeLibsql(join(folder, 'suiban.db'), {});
      other.prepare('BEGIN IMMEDIATE').run();
      expect(await refusal(writing(database, 1))).toMatchObject(unavailable);
      const waiting = writing(database, 2);
      await pause(300);
      other.prepare('COMMIT').run();
      other.close();
      expect(await waiting).toBe(1);
    });
    return;
  }

  async function withLine() {
    const address = addressOf(await empty());
    if (address.kind === 'sqlite') throw new Error('this list is for servers');
    const url = new URL(address.url);
    const line = await lineTo(url.hostname, Number(url.port));
    url.port = String(line.port);
    const database = await opened({ kind: 'mariadb', url: url.href });
    return { line, database };
  }

  test('40 requests on a silent line all hear 503 in time, and the next one after it works', async () => {
    const { line, database } = await withLine();
    await Promise.all(Array.from({ length: 10 }, (_, id) => writing(database, id)));
    line.silence(true);
    const refusals = await Promise.all(Array.from({ length: 40 }, (_, id) => refusal(writing(database, 100 + id))));
    for (const error of refusals) expect(error).toMatchObject(unavailable);
    expect(await refusal(database.rows('SELECT id FROM note'))).toMatchObject(unavailable);
    line.silence(false);
    expect(await writing(database, 200)).toBe(1);
    expect(await database.rows('SELECT id FROM note WHERE id >= 100')).toEqual([{ id: 200 }]);
  });

  test('a line cut within a transaction is a 503 and leaves nothing half', async () => {
    const { line, database } = await withLine();
    const cut = database.transact(async (unit) => {
      await unit.execute('INSERT INTO note VALUES (1, ?)', ['x']);
      line.cut();
      await unit.execute('INSERT INTO note VALUES (2, ?)', ['x']);
    });
    expect(await refusal(cut)).toMatchObject({ name: 'DatabaseError', kind: 'away' });
    expect(await database.rows('SELECT id FROM note')).toEqual([]);
    expect(await writing(database, 3)).toBe(1);
  });

  test('a line that died while idle is replaced unnoticed', async () => {
    const { line, database } = await withLine();
    await Promise.all(Array.from({ length: 10 }, (_, id) => writing(database, id)));
    line.cut();
    expect(await Promise.all([writing(database, 11), writing(database, 12)])).toEqual([1, 1]);
  });

  test('a server that is down is a 503 at once', async () => {
    const { line, database } = await withLine();
    await line.close();
    const begun = Date.now();
    expect(await refusal(writing(database, 1))).toMatchObject(unavailable);
    expect(Date.now() - begun).toBeLessThan(2_500);
    const reopened = openDatabase({ kind: 'mariadb', url: `mysql://root:@127.0.0.1:${line.port}/x` });
    expect(await refusal(reopened)).toMatchObject(unavailable);
  });

  test('a row that stays locked is a 503, and is written once it is free', async () => {
    const { database } = await withLine();
    await writing(database, 1);
    const change = (unit: Pick<Database, 'execute'>) => unit.execute("UPDATE note SET text = 'y' WHERE id = 1");
    await database.transact(async (unit) => {
      await change(unit);
      const other = inTransactionOf(
        database,
        (own) => own,
        () => new Date(),
      )(change);
      expect(await refusal(other)).toMatchObject(unavailable);
    });
    expect(await database.execute("UPDATE note SET text = 'z' WHERE id = 1")).toBe(1);
  });

  test('a statement that takes too long is a 503', async () => {
    const { database } = await withLine();
    expect(await refusal(database.rows('SELECT SLEEP(10)'))).toMatchObject(unavailable);
  });
});
