import { readConfig } from '../bff/src/config.ts';
import { openDatabase } from '../bff/src/database/data-source.ts';
import { loadMigrations, runMigrations } from '../bff/src/database/migrations.ts';
import { addressOf } from '../bff/src/wiring/open-database.ts';

async function migrate(): Promise<void> {
  const address = addressOf(readConfig());
  const database = await openDatabase(address, { migrations: await loadMigrations() });
  try {
    const ran = await runMigrations(database);
    console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.length}: ${ran.join(', ')}.`);
  } finally {
    await database.close();
  }
}

migrate().catch((error: unknown) => {
  console.error(`Not migrated: ${reasonOf(error)}`);
  process.exitCode = 1;
});

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
