import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { EntitySchema } from 'typeorm';
import { describeOnEachDatabase } from '../../test/harness/database.ts';

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

describeOnEachDatabase('the migrated schema', (open) => {
  test('is what the *-table.sql.ts files say, and holds no other table', async () => {
    const mappings = await allMappings();
    const database = await open({ entities: mappings });
    expect(mappings.length).toBeGreaterThan(4);

    const changes = await database.source.driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);

    const tables = await database.rows(
      database.kind === 'sqlite'
        ? "SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    const mapped = mappings.map((mapping) => mapping.options.name);
    expect(tables.map(({ name }) => name).sort()).toEqual([...mapped, 'migrations'].sort());
  });

  test('compares ids byte by byte and Chinese text exactly', async () => {
    const database = await open();
    if (database.kind === 'sqlite') return;
    const columns = await database.rows(
      'SELECT DISTINCT collation_name AS collation FROM information_schema.columns ' +
        "WHERE table_schema = DATABASE() AND collation_name IS NOT NULL AND table_name <> 'migrations'",
    );
    expect(columns.map(({ collation }) => collation).sort()).toEqual(['ascii_bin', 'utf8mb4_bin']);
  });

  test('runs no migration twice', async () => {
    const database = await open();
    expect(await database.source.runMigrations()).toEqual([]);
  });
});
