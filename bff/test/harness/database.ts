import { afterEach, describe } from '@jest/globals';
import { openDatabase, type Database, type DatabaseAddress, type Mapping } from '../../src/database/data-source.ts';
import { loadMigrations, runMigrations } from '../../src/database/migrations.ts';
import { databasesUnderTest, type EmptyDatabase } from './databases.ts';

const addressOf = (empty: EmptyDatabase): DatabaseAddress =>
  empty.type === 'sqlite'
    ? { kind: 'sqlite', file: empty.path }
    : { kind: 'mariadb', url: `mysql://${empty.user}:${empty.password}@${empty.host}:${empty.port}/${empty.database}` };

type Open = (mapping?: Mapping) => Promise<Database>;

/** A migrated SQLite in memory, for capability tests that need just one database. The caller closes it. */
export async function openTestDatabase(
  address: DatabaseAddress = { kind: 'sqlite', file: ':memory:' },
  mapping: Mapping = {},
): Promise<Database> {
  const database = await openDatabase(address, { ...mapping, migrations: await loadMigrations() });
  await runMigrations(database);
  return database;
}

/**
 * Holds a store to one list of promises on SQLite and MariaDB. Only in files named `*.sql.test.ts`; `open` gives an
 * empty, migrated database, closed after the test.
 */
export function describeOnEachDatabase(name: string, promises: (open: Open) => void): void {
  describe.each(databasesUnderTest())(`${name} on $name`, ({ empty }) => {
    const opened: Database[] = [];
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((database) => database.close()));
    });
    promises(async (mapping) => {
      const database = await openTestDatabase(addressOf(await empty()), mapping);
      opened.push(database);
      return database;
    });
  });
}
