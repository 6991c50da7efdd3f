import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SafeLibsql } from './safe-libsql.ts';
import { gateSqlite } from './sqlite-gate.ts';

let folder: string;
const opened: DataSource[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-gate-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.destroy()));
  await rm(folder, { recursive: true });
});

async function open(gated: boolean): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    driver: SafeLibsql,
    database: join(folder, 'test.db'),
    enableWAL: true,
    statementCacheSize: 0,
  });
  if (gated) gateSqlite(source);
  await source.initialize();
  opened.push(source);
  await source.query('CREATE TABLE note (id integer PRIMARY KEY)');
  return source;
}

/** Two transactions that overlap: A refuses while B believes it committed. Resolves to what is kept. */
async function overlap(source: DataSource): Promise<unknown> {
  const a = source.createQueryRunner();
  const b = source.createQueryRunner();
  const refusing = (async () => {
    await a.startTransaction();
    await a.query('INSERT INTO note VALUES (1)');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await a.rollbackTransaction();
  })();
  const committing = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await b.startTransaction();
    await b.query('INSERT INTO note VALUES (2)');
    await b.commitTransaction();
  })();
  await Promise.allSettled([refusing, committing]);
  return source.query('SELECT id FROM note');
}

test('without the gate a transaction that reported its commit loses its row', async () => {
  expect(await overlap(await open(false))).toEqual([]);
});

test('with the gate it keeps its row, and the refused one leaves none', async () => {
  expect(await overlap(await open(true))).toEqual([{ id: 2 }]);
});

test('100 transactions at once each see only committed rows and lose nothing', async () => {
  const source = await open(true);
  await Promise.all(
    Array.from({ length: 100 }, (_, id) =>
      source.transaction(async (manager) => {
        const [before]: { n: number }[] = await manager.query('SELECT COUNT(*) AS n FROM note');
        await manager.query('INSERT INTO note VALUES (?)', [id]);
        await new Promise((resolve) => setImmediate(resolve));
        const [after]: { n: number }[] = await manager.query('SELECT COUNT(*) AS n FROM note');
        expect(after?.n).toBe((before?.n ?? 0) + 1);
      }),
    ),
  );
  expect(await source.query('SELECT COUNT(*) AS n FROM note')).toEqual([{ n: 100 }]);
});

test('who uses the database inside a transaction is told so after 3 s, and the queue goes on', async () => {
  const source = await open(true);
  const stuck = source.transaction(async () => {
    await source.query('SELECT 1');
  });
  await expect(stuck).rejects.toThrow('Was the database used inside a transaction');
  expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a queue of 1,000 transactions lets timers run, and nobody in it gives up', async () => {
  const source = await open(true);
  let done = 0;
  let before = 0;
  let mostInOneGo = 0;
  const look = () => {
    mostInOneGo = Math.max(mostInOneGo, done - before);
    before = done;
  };
  const timer = setInterval(look, 1);
  await Promise.all(
    Array.from({ length: 1_000 }, async (_, id) => {
      await source.transaction(async (manager) => {
        await manager.query('INSERT INTO note VALUES (?)', [id]);
        done += 1;
      });
    }),
  );
  clearInterval(timer);
  look();
  expect(mostInOneGo).toBeLessThan(500);
});
