import { expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { checkStore } from './check-store.sql.ts';
import { countChecks } from './checks.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 5, minute));

describeOnEachDatabase('the counts of verifications', (open) => {
  test('add up over ways and days, each proof for itself, with the last instant', async () => {
    const store = checkStore(await open());
    const [mine, other] = [ulid(), ulid()];
    expect(await store.ofProof(mine)).toEqual({ times: 0, lastAt: null, mismatches: 0 });
    await store.add(mine, 'code', '2026-11-22', at(1));
    await store.add(mine, 'code', '2026-11-22', at(2));
    await store.add(mine, 'file', '2026-11-22', at(4));
    await store.add(mine, 'mismatch', '2026-11-22', at(1));
    await store.add(mine, 'mismatch', '2026-11-22', at(2));
    await store.add(mine, 'code', '2026-11-23', at(3));
    await store.add(other, 'number', '2026-11-22', at(9));
    expect(await store.ofProof(mine)).toEqual({ times: 6, lastAt: at(4), mismatches: 2 });
    expect(await store.ofProof(other)).toEqual({ times: 1, lastAt: at(9), mismatches: 0 });
  });

  test('lose none of twenty that come at once', async () => {
    const store = checkStore(await open());
    const mine = ulid();
    await Promise.all(Array.from({ length: 20 }, () => store.add(mine, 'code', '2026-11-22', at(1))));
    expect(await store.ofProof(mine)).toEqual({ times: 20, lastAt: at(1), mismatches: 0 });
  });

  test('are forgotten from a day on, the days after stay', async () => {
    const store = checkStore(await open());
    const mine = ulid();
    for (const day of ['2025-11-20', '2025-11-21', '2025-11-22']) await store.add(mine, 'code', day, at(1));
    expect(await store.purge('2025-11-21')).toBe(1);
    expect(await store.purge('2025-11-21')).toBe(0);
    expect(await store.ofProof(mine)).toMatchObject({ times: 2 });
  });
});

test('a count that cannot be written is logged, and the verifier still gets an answer', async () => {
  const logged: string[] = [];
  const write = (event: string) => void logged.push(event);
  const broken = {
    add: () => Promise.reject(new Error('no disk')),
    ofProof: () => Promise.resolve({ times: 0, lastAt: null, mismatches: 0 }),
    purge: () => Promise.resolve(0),
  };
  await countChecks(broken, { info: write, warn: write, error: write }).note(ulid(), 'code', at(1));
  expect(logged).toEqual(['proof.check-not-counted']);
});
