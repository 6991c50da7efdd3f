import { EntitySchema, Table, type QueryRunner } from 'typeorm';
import type { Column } from './columns.ts';

type Columns = Readonly<Record<string, Column>>;

interface TableIndex {
  /** Unlike any table: on SQLite both share one namespace. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique?: true;
}

/** What a table is today. The drift test compares it with what the migrations made. */
export const tableMapping = (name: string, columns: Columns, indexes: readonly TableIndex[] = []): EntitySchema =>
  new EntitySchema({
    name,
    tableName: name,
    columns: Object.fromEntries(
      Object.entries(columns).map(([column, { charset: _charset, ...recipe }]) => [column, { ...recipe }]),
    ),
    indices: indexes.map((index) => ({ ...index, columns: [...index.columns] })),
  });

/** For migrations: creates the table on whichever database this is. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: Columns,
  indexes: readonly TableIndex[] = [],
): Promise<void> {
  const { driver } = runner.dataSource;
  await runner.createTable(
    new Table({
      name,
      columns: Object.entries(columns).map(([column, recipe]) => ({
        name: column,
        type: driver.normalizeType(recipe),
        length: recipe.length === undefined ? undefined : String(recipe.length),
        precision: recipe.precision,
        isPrimary: recipe.primary ?? false,
        isNullable: recipe.nullable ?? false,
        ...(driver.options.type === 'better-sqlite3' ? {} : collationOf(recipe)),
      })),
      indices: indexes.map(({ name: index, columns: names, unique = false }) => ({
        name: index,
        columnNames: [...names],
        isUnique: unique,
      })),
    }),
  );
}

/** For migrations: adds columns, all of them nullable, and their indexes to a table that is in use. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: Columns,
  indexes: readonly TableIndex[] = [],
): Promise<void> {
  const { driver } = runner.dataSource;
  for (const [name, recipe] of Object.entries(columns)) {
    const size = recipe.length ?? recipe.precision;
    const { charset, collation } = driver.options.type === 'better-sqlite3' ? {} : collationOf(recipe);
    // TypeORM's own way copies the whole table on SQLite.
    await runner.query(
      `ALTER TABLE ${table} ADD COLUMN ${name} ${driver.normalizeType(recipe)}${size === undefined ? '' : `(${size})`}` +
        (charset === undefined ? '' : ` CHARACTER SET ${charset} COLLATE ${collation}`),
    );
  }
  for (const { name, columns: names, unique } of indexes)
    await runner.query(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${table} (${names.join(', ')})`);
}

function collationOf({ charset }: Column): { charset?: string; collation?: string } {
  if (charset === undefined) return {};
  return charset === 'ascii'
    ? { charset: 'ascii', collation: 'ascii_bin' }
    : { charset: 'utf8mb4', collation: 'utf8mb4_bin' };
}
