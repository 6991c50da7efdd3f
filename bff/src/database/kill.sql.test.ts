import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { addressOf, openTestDatabase } from '../../test/harness/database.ts';
import { databasesUnderTest } from '../../test/harness/databases.ts';
import type { DatabaseAddress } from './data-source.ts';

const WRITER = fileURLToPath(new URL('../../test/harness/acknowledging-writer.ts', import.meta.url));
const KILLS = 3;

/** Ids the writer acknowledged before it was killed with SIGKILL, in the midst of writing. */
async function writeAndKill(address: DatabaseAddress, wanted: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, JSON.stringify(address)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
    if (printed.length > wanted * 27) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return printed.split('\n').filter((id) => id.length === 26);
}

describe.each(databasesUnderTest())('a process killed while it writes to $name', ({ empty }) => {
  test('has every acknowledged effect once, with its key, audit row and job, and nothing half', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'suiban-kill-'));
    const where = addressOf(await empty());
    const address: DatabaseAddress =
      where.kind === 'sqlite' ? { kind: 'sqlite', file: join(folder, 'kill.db') } : where;
    await (await openTestDatabase(address)).close();

    const acknowledged: string[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) acknowledged.push(...(await writeAndKill(address, 60 * kill)));

    const database = await openTestDatabase(address);
    const ids = async (sql: string) => (await database.rows(sql)).map(({ id }) => String(id)).sort();
    const effects = await ids('SELECT subject AS id FROM live_event');
    expect(acknowledged.length).toBeGreaterThan(60 * (1 + 2 + 3) - 1);
    expect(acknowledged.filter((id) => !effects.includes(id))).toEqual([]);
    expect(new Set(effects).size).toBe(effects.length);
    expect(await ids('SELECT resource_id AS id FROM idempotency_key')).toEqual(effects);
    expect(await ids('SELECT subject AS id FROM audit_entry')).toEqual(effects);
    expect((await ids('SELECT payload AS id FROM outbox_job')).map((payload) => JSON.parse(payload).id)).toEqual(
      effects,
    );
    await database.close();
    await rm(folder, { recursive: true });
  });
});
