import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EntitySchema } from 'typeorm';
import { addressOf, openTestDatabase, tableNames } from '../../test/harness/database.ts';
import { databasesUnderTest } from '../../test/harness/databases.ts';
import type { Database } from './data-source.ts';
import { runMigrations } from './migrations.ts';

const SOURCES = new URL('../', import.meta.url);

async function allMappings(): Promise<EntitySchema[]> {
  const files = (await readdir(SOURCES, { recursive: true })).filter((file) => file.endsWith('-table.sql.ts'));
  const mappings: EntitySchema[] = [];
  for (const file of files) {
    const module: object = await import(new URL(file, SOURCES).href);
    mappings.push(...Object.values(module).filter((value) => value instanceof EntitySchema));
  }
  return mappings;
}

describe.each(databasesUnderTest())('the migrated schema on $name', ({ empty }) => {
  let mappings: EntitySchema[];
  let database: Database;
  beforeAll(async () => {
    mappings = await allMappings();
    database = await openTestDatabase(addressOf(await empty()), mappings);
  });
  afterAll(() => database.close());

  test('is what the *-table.sql.ts files say, and holds no other table', async () => {
    expect(mappings.length).toBeGreaterThan(4);
    const changes = await database.source.driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);
    const mapped = mappings.map((mapping) => mapping.options.name);
    expect((await tableNames(database)).sort()).toEqual([...mapped, 'migrations'].sort());
  });

  test('compares ids byte by byte and Chinese text exactly', async () => {
    if (database.kind === 'sqlite') return;
    const columns = await database.rows(
      'SELECT DISTINCT collation_name AS collation FROM information_schema.columns ' +
        "WHERE table_schema = DATABASE() AND collation_name IS NOT NULL AND table_name <> 'migrations'",
    );
    expect(columns.map(({ collation }) => collation).sort()).toEqual(['ascii_bin', 'utf8mb4_bin']);
  });

  test('runs no migration twice', async () => {
    expect(await runMigrations(database)).toEqual([]);
  });

  test('is made once by three processes that start together', async () => {
    const where = addressOf(await empty());
    if (where.kind === 'sqlite') return;
    const three = await Promise.all([openTestDatabase(where), openTestDatabase(where), openTestDatabase(where)]);
    const [first = database] = three;
    const [row = {}] = await first.rows('SELECT COUNT(*) AS n, COUNT(DISTINCT name) AS names FROM migrations');
    expect(row['n']).toBe(row['names']);
    await Promise.all(three.map((one) => one.close()));
  });
});
