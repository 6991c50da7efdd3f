import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { openDatabase } from './data-source.ts';
import { assertDurable, weakDurability } from './durability.ts';

test('the embedded database on disk is durable as it is opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suiban-durable-'));
  const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'a', 'suiban.db') });
  await expect(assertDurable(database)).resolves.toBeUndefined();
  await database.rows('PRAGMA synchronous = NORMAL');
  expect(await weakDurability(database)).toEqual(['SQLite synchronous is not FULL']);
  await database.close();
  await rm(folder, { recursive: true });
});

describeOnEachDatabase('a database set up for tests', (open) => {
  test('is refused with each weakness named', async () => {
    const database = await open();
    // In memory there is no journal on disk; the test server trades safety for speed.
    const expected =
      database.kind === 'sqlite'
        ? ['SQLite journal_mode is memory, not wal']
        : ['innodb_flush_log_at_trx_commit is 0, not 1', 'innodb_doublewrite is OFF'];
    expect(await weakDurability(database)).toEqual(expected);
    await expect(assertDurable(database)).rejects.toThrow('An acknowledged write could be lost: ');
  });
});
