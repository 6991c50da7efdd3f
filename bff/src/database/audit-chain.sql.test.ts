import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { chainEntries, chainHead } from './audit-chain.sql.ts';
import { headFile } from './audit-heads.ts';
import { CHAIN_START, linkHash } from './audit-link.ts';
import { auditTrail } from './audit-trail.sql.ts';
import type { Database } from './data-source.ts';
import { runAuditChain } from './run-audit-chain.ts';
import { textOf } from './row.ts';
import { verifyAudit } from './verify-audit.sql.ts';

const quiet = { info() {}, warn() {}, error() {} };
const start = Date.parse('2026-11-22T08:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);
const newId = monotonicFactory();
const clerk: Actor = {
  kind: 'staff',
  id: 'CLERK',
  sessionId: 'SESSION',
  staffNumber: '1001',
  roles: ['clerk'],
  unitId: 'UNIT',
  terminalId: null,
};

async function record(database: Database, count: number): Promise<void> {
  await database.transact(async (unit) => {
    const audit = auditTrail(
      unit,
      () => at(0),
      newId,
      () => 'req-1',
    );
    for (let n = 0; n < count; n += 1) {
      await audit.record({
        actor: clerk,
        action: 'proof.issue',
        subject: `P${n}`,
        facts: { n, late: false, why: null },
      });
    }
  });
}

async function chained(database: Database, count: number): Promise<void> {
  await record(database, count);
  while ((await chainEntries(database, 'one', at(1), 4)) > 0);
}

const brokenAt = async (database: Database, heads: Parameters<typeof verifyAudit>[1] = []) =>
  (await verifyAudit(database, heads, at(30))).broken;

describeOnEachDatabase('the audit chain', (open) => {
  test('an entry says who did what to which, for which request, and nothing else', async () => {
    const database = await open();
    await record(database, 1);
    const [row = {}] = await database.rows('SELECT * FROM audit_entry');
    expect(row).toMatchObject({
      actor_kind: 'staff',
      actor_id: 'CLERK',
      session_id: 'SESSION',
      action: 'proof.issue',
      subject: 'P0',
      outcome: 'done',
      facts: '{"n":0,"late":false,"why":null}',
      request_id: 'req-1',
      seq: null,
    });
  });

  test('entries are chained in order, once, and the chain is intact', async () => {
    const database = await open();
    await chained(database, 10);
    await chained(database, 3);
    expect(await verifyAudit(database, [await chainHead(database)], at(30))).toEqual({ intact: 13, broken: null });
    expect((await chainHead(database)).seq).toBe(13);
  });

  test('of several processes one chains, and another takes over when it died', async () => {
    const database = await open();
    await record(database, 40);
    const owners = ['one', 'two', 'three', 'four'];
    const linked = await Promise.allSettled(owners.map((owner) => chainEntries(database, owner, at(1), 40)));
    const counts = linked.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 0));
    expect(counts.filter((count) => count === 40)).toHaveLength(1);
    const winner = owners[counts.indexOf(40)];
    await record(database, 1);
    expect(await chainEntries(database, 'other', at(2), 40)).toBe(0);
    expect(await chainEntries(database, 'other', at(20), 40)).toBe(1);
    expect(await chainEntries(database, winner ?? '', at(21), 40)).toBe(0);
    expect(await verifyAudit(database, [], at(30))).toEqual({ intact: 41, broken: null });
  });

  test.each([
    ['an edited subject', "UPDATE audit_entry SET subject = 'P9' WHERE seq = 4", { kind: 'changed', seq: 4 }],
    [
      'an edited time',
      "UPDATE audit_entry SET at = '2026-11-22 07:00:00.000' WHERE seq = 4",
      { kind: 'changed', seq: 4 },
    ],
    [
      'a removed purpose or request',
      'UPDATE audit_entry SET request_id = NULL WHERE seq = 4',
      { kind: 'changed', seq: 4 },
    ],
    ['a deleted entry', 'DELETE FROM audit_entry WHERE seq = 4', { kind: 'missing', seq: 4 }],
    ['a deleted first entry', 'DELETE FROM audit_entry WHERE seq = 1', { kind: 'missing', seq: 1 }],
    ['an entry taken out of the chain', 'UPDATE audit_entry SET seq = NULL WHERE seq = 4', { kind: 'missing', seq: 4 }],
  ])('finds %s', async (_name, tampering, expected) => {
    const database = await open();
    await chained(database, 8);
    await database.execute(tampering);
    expect(await brokenAt(database)).toMatchObject(expected);
  });

  test('finds two entries that changed places', async () => {
    const database = await open();
    await chained(database, 8);
    for (const [from, to] of [
      [4, 99],
      [5, 4],
      [99, 5],
    ]) {
      await database.execute('UPDATE audit_entry SET seq = ? WHERE seq = ?', [to ?? 0, from ?? 0]);
    }
    expect(await brokenAt(database)).toMatchObject({ kind: 'changed', seq: 4 });
  });

  test('finds a cut-off tail by the head kept outside', async () => {
    const database = await open();
    await chained(database, 8);
    const heads = [await chainHead(database)];
    await database.execute('DELETE FROM audit_entry WHERE seq > 6');
    expect(await brokenAt(database)).toBeNull();
    expect(await brokenAt(database, heads)).toEqual({ kind: 'cut-off', seq: 7, id: null });
    // Later entries that reuse the numbers do not hide it.
    await chained(database, 4);
    expect(await brokenAt(database, heads)).toMatchObject({ kind: 'rewritten', seq: 8 });
  });

  test('finds a chain that was computed anew after an edit', async () => {
    const database = await open();
    await chained(database, 8);
    const heads = [await chainHead(database)];
    await database.execute("UPDATE audit_entry SET subject = 'P9' WHERE seq = 4");
    let prev = CHAIN_START;
    for (const [n, row] of (await database.rows('SELECT * FROM audit_entry ORDER BY seq')).entries()) {
      const hash = linkHash(n + 1, prev, row);
      await database.execute('UPDATE audit_entry SET prev = ?, hash = ? WHERE id = ?', [prev, hash, textOf(row, 'id')]);
      prev = hash;
    }
    expect(await brokenAt(database)).toBeNull();
    expect(await brokenAt(database, heads)).toMatchObject({ kind: 'rewritten', seq: 8 });
  });

  test('finds an entry that stayed out of the chain for over a minute', async () => {
    const database = await open();
    await chained(database, 2);
    await record(database, 1);
    expect((await verifyAudit(database, [], at(60))).broken).toBeNull();
    expect((await verifyAudit(database, [], at(61))).broken).toMatchObject({ kind: 'unchained' });
  });

  test('the running chainer keeps up and writes the head outside', async () => {
    const database = await open();
    const folder = await mkdtemp(join(tmpdir(), 'suiban-heads-'));
    const heads = headFile(join(folder, 'heads'));
    expect(await heads.all()).toEqual({ heads: [], torn: 0 });
    await record(database, 450);
    const chainer = runAuditChain({ database, heads, owner: 'one', log: quiet, now: () => at(1) });
    const begun = Date.now();
    while ((await chainHead(database)).seq < 450) await new Promise((later) => setTimeout(later, 20));
    expect(Date.now() - begun).toBeLessThan(10_000);
    await chainer.stop();
    const { heads: kept } = await heads.all();
    expect(kept.length).toBeGreaterThan(0);
    expect(await verifyAudit(database, kept, at(30))).toEqual({ intact: 450, broken: null });
    await rm(folder, { recursive: true });
  });
});
