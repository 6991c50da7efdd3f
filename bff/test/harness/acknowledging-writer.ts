import { ulid } from 'ulid';
import { openDatabase } from '../../src/database/data-source.ts';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import { liveEvents } from '../../src/database/live-events.sql.ts';
import { outbox } from '../../src/database/outbox.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';

// Run as a process of its own, to be killed: writes until then, and prints each id once its transaction is committed.
const [, , address = '{}'] = process.argv;
const now = () => new Date();
const database = await openDatabase(JSON.parse(address));
const inTransaction = inTransactionOf(
  database,
  (unit) => ({
    audit: auditTrail(unit, now, ulid),
    events: liveEvents(unit, now, ulid),
    outbox: outbox(unit, now, ulid),
  }),
  now,
);

async function writeForever(): Promise<never> {
  for (;;) {
    const id = ulid();
    const once = {
      resourceId: id,
      scope: 'resident:TEST',
      key: id,
      fingerprint: 'f'.repeat(64),
      status: 201,
      lease: null,
      committed: false,
    };
    await inTransaction(async ({ audit, events, outbox: jobs }) => {
      await events.append('test', 'test.made', id);
      await audit.record({ actor: { kind: 'anyone' }, action: 'test.make', subject: id });
      await jobs.enqueue('test.follow', { id });
    }, once);
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, writeForever));
