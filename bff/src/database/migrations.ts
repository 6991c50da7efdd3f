import { readdir } from 'node:fs/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Database } from './data-source.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);
const FILE = /^(\d{4})-([a-z][a-z-]*)\.ts$/;

type Migration = new () => MigrationInterface;

/** Every `bff/migrations/NNNN-word.ts`, in order; each exports `up(runner)` and is never edited after it was released. */
export async function loadMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).sort();
  const numbers = new Set<string>();
  const migrations: Migration[] = [];
  for (const file of files) {
    const [, number = '', word = ''] = FILE.exec(file) ?? [];
    if (number === '') throw new Error(`bff/migrations/${file}: name it NNNN-word.ts`);
    if (numbers.has(number)) throw new Error(`bff/migrations/${file}: number ${number} is taken`);
    numbers.add(number);
    const { up }: { up: (runner: QueryRunner) => Promise<void> } = await import(new URL(file, FOLDER).href);
    migrations.push(migration(`${word}${number.padStart(13, '0')}`, up));
  }
  return migrations;
}

const migration = (name: string, up: (runner: QueryRunner) => Promise<void>): Migration =>
  class {
    readonly name = name;
    readonly up = up;
    down(): Promise<void> {
      throw new Error('migrations go forward only; restore the backup instead');
    }
  };

/** Brings the database to the present shape; the names of the migrations that ran. One process at a time. */
export async function runMigrations({ kind, source }: Database): Promise<string[]> {
  const lock = source.createQueryRunner();
  try {
    if (kind !== 'sqlite') await waitForTurn(lock);
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map(({ name }) => name);
  } finally {
    if (kind !== 'sqlite') await lock.query(`DO RELEASE_LOCK(${LOCK})`);
    await lock.release();
  }
}

const LOCK = "CONCAT('suiban.migrate.', DATABASE())";

// Galera does not share GET_LOCK between nodes: there, migrate from one machine before the others start.
async function waitForTurn(runner: QueryRunner): Promise<void> {
  const [row]: unknown[] = await runner.query(`SELECT GET_LOCK(${LOCK}, 60) AS mine`);
  if (typeof row !== 'object' || row === null || Reflect.get(row, 'mine') !== 1) {
    throw new Error('another process has been migrating this database for a minute; wait for it and start again');
  }
}
