import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

/** Where one empty database is. SQLite lives in memory; MariaDB is the run's private server, as root without password. */
export type EmptyDatabase =
  | { type: 'sqlite'; path: ':memory:' }
  | { type: 'mariadb'; host: string; port: number; user: string; password: string; database: string };

export type DatabaseUnderTest = { name: 'SQLite' | 'MariaDB'; empty: () => Promise<EmptyDatabase> };

/**
 * The databases a promise list is held to: `describe.each(databasesUnderTest())('$name', ({ empty }) => …)`.
 * MariaDB is there only for files named `*.sql.test.ts`; SUIBAN_TEST_DATABASES=sqlite|mariadb narrows the list.
 */
export function databasesUnderTest(): DatabaseUnderTest[] {
  const server = process.env['SUIBAN_TEST_MARIADB'];
  if (!server) throw new Error('Name a test that runs on every database *.sql.test.ts');
  const all: DatabaseUnderTest[] = [
    { name: 'SQLite', empty: () => Promise.resolve({ type: 'sqlite', path: ':memory:' }) },
  ];
  if (server !== 'none') all.push({ name: 'MariaDB', empty: () => emptyMariadb(new URL(server)) });
  const wanted = process.env['SUIBAN_TEST_DATABASES'];
  return wanted ? all.filter(({ name }) => wanted.toLowerCase().includes(name.toLowerCase())) : all;
}

async function emptyMariadb({ hostname: host, port: text, username: user, password }: URL): Promise<EmptyDatabase> {
  const port = Number(text);
  const database = `suiban_${randomUUID().replaceAll('-', '')}`;
  const connection = await createConnection({ host, port, user, password });
  await connection.query(`CREATE DATABASE \`${database}\``);
  await connection.end();
  return { type: 'mariadb', host, port, user, password, database };
}
