import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openDatabase, type Database, type DatabaseAddress } from '../database/data-source.ts';
import { loadMigrations, runMigrations } from '../database/migrations.ts';

/** The embedded database's name in DATA_DIR. */
export const DATABASE_FILE = 'suiban.db';

/** Opens the configured database and brings it to the present shape. */
export async function openMigratedDatabase(config: Config): Promise<Database> {
  const database = await openDatabase(addressOf(config), { migrations: await loadMigrations() });
  await runMigrations(database);
  return database;
}

/** Where the settings say the database is. */
export function addressOf({ databaseUrl, dataDir }: Config): DatabaseAddress {
  if (databaseUrl === '') return { kind: 'sqlite', file: join(dataDir, DATABASE_FILE) };
  return databaseUrl.startsWith('mariadb:')
    ? { kind: 'mariadb', url: databaseUrl.replace(/^mariadb:/, 'mysql:') }
    : { kind: 'mysql', url: databaseUrl };
}
