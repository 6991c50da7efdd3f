import type { Database } from '../database/data-source.ts';
import { textOf } from '../database/row.ts';
import { inTransactionOf } from '../database/transaction.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import { manyResidents, residents, type DemoResident } from './city.ts';
import { seedResidents } from './login-demo.ts';
import { issueCertificates, ofResident } from './wallet-demo.ts';

const BATCH = 300;

interface Parts {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly now: Clock;
  /** Called after each batch. */
  readonly progress: (done: number) => void;
}

type Numbered = readonly [index: number, person: DemoResident];

/**
 * Makes sure that `count` made-up residents beyond the first sixty are there with their certificates; how many were
 * added. Each batch is one transaction, so that whoever is there has all of theirs.
 */
export async function seedMoreResidents(parts: Parts, count: number): Promise<number> {
  let added = 0;
  let done = 0;
  for (const batch of batches(count)) {
    added += await addMissing(parts, batch);
    done += batch.length;
    parts.progress(done);
  }
  return added;
}

function* batches(count: number): Generator<Numbered[]> {
  let batch: Numbered[] = [];
  let index = 0;
  for (const person of manyResidents()) {
    if (index === residents.length + count) break;
    if (index >= residents.length) batch.push([index, person]);
    index += 1;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function addMissing({ database, cipher, now }: Parts, batch: readonly Numbered[]): Promise<number> {
  const marks = batch.map(() => '?').join(', ');
  const rows = await database.rows(
    `SELECT id FROM resident WHERE id IN (${marks})`,
    batch.map(([, { id }]) => id),
  );
  const known = new Set(rows.map((row) => textOf(row, 'id')));
  const missing = batch.filter(([, { id }]) => !known.has(id));
  if (missing.length === 0) return 0;
  await inTransactionOf(
    database,
    (unit) => ({ sql: unit, cipher, now }),
    now,
  )(async (into) => {
    await seedResidents(
      into,
      missing.map(([, person]) => person),
    );
    await issueCertificates(
      into,
      missing.flatMap(([index, person]) => ofResident(person, index)),
    );
  });
  return missing.length;
}
