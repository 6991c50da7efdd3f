import { afterAll, describe } from '@jest/globals';
import { openDatabase, type Database, type DatabaseAddress } from '../../src/database/data-source.ts';
import type { EntitySchema } from 'typeorm';
import { textOf } from '../../src/database/row.ts';
import { loadMigrations, runMigrations } from '../../src/database/migrations.ts';
import { databasesUnderTest, type EmptyDatabase } from './databases.ts';

/** Where an empty database of this machine is, for `openDatabase`. */
export const addressOf = (empty: EmptyDatabase): DatabaseAddress =>
  empty.type === 'sqlite'
    ? { kind: 'sqlite', file: empty.path }
    : { kind: 'mariadb', url: `mysql://${empty.user}:${empty.password}@${empty.host}:${empty.port}/${empty.database}` };

type Open = () => Promise<Database>;

/** A migrated SQLite in memory, for capability tests that need just one database. The caller closes it. */
export async function openTestDatabase(
  address: DatabaseAddress = { kind: 'sqlite', file: ':memory:' },
  entities: readonly EntitySchema[] = [],
): Promise<Database> {
  const database = await openDatabase(address, { entities, migrations: await loadMigrations() });
  await runMigrations(database);
  return database;
}

/**
 * Holds a store to one list of promises on SQLite and MariaDB. Only in files named `*.sql.test.ts`; `open` gives a
 * migrated database without rows (but those a migration wrote), the same one to each test of the list.
 */
export function describeOnEachDatabase(name: string, promises: (open: Open) => void): void {
  describe.each(databasesUnderTest())(`${name} on $name`, ({ empty }) => {
    let opened: Promise<{ database: Database; clear: () => Promise<void> }> | undefined;
    afterAll(async () => {
      await (await opened)?.database.close();
    });
    promises(async () => {
      opened ??= (async () => {
        const database = await openTestDatabase(addressOf(await empty()));
        return { database, clear: await clearer(database) };
      })();
      const { database, clear } = await opened;
      await clear();
      return database;
    });
  });
}

/** Empties every table that is empty now. */
async function clearer(database: Database): Promise<() => Promise<void>> {
  const empty: string[] = [];
  for (const table of await tableNames(database)) {
    if ((await database.rows(`SELECT 1 AS one FROM \`${table}\` LIMIT 1`)).length === 0) empty.push(table);
  }
  return async () => {
    for (const table of empty) await database.execute(`DELETE FROM \`${table}\``);
  };
}

/** Tables of an open database, without those of SQLite itself. */
export async function tableNames(database: Database): Promise<string[]> {
  const rows = await database.rows(
    database.kind === 'sqlite'
      ? "SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  return rows.map((row) => textOf(row, 'name'));
}
