import { expect, test } from '@jest/globals';
import { countMisses } from './misses.ts';

const now = new Date('2026-11-22T05:00:00.000Z');
const later = new Date('2026-11-22T05:10:00.000Z');
const codeOf = (error: unknown) => (error instanceof Error ? error.message : 'no error');

/** Questions that are all under way before the first is answered. */
async function askAtOnce(answers: readonly (string | null)[], peerOf = (_at: number) => 'one') {
  const misses = countMisses(30, 600_000);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const asked = answers.map((answer, at) =>
    misses.look(peerOf(at), now, () => gate.then(() => answer)).then((found) => found ?? 'nothing', codeOf),
  );
  open();
  return { misses, got: await Promise.all(asked) };
}

test('attack row 41: 200 guesses under way at once learn what 30 would, not even the right one among them', async () => {
  const { misses, got } = await askAtOnce([...Array.from({ length: 199 }, () => null), 'right']);
  const count = (said: string) => got.filter((one) => one === said).length;
  expect([count('nothing'), count('request.too-many'), count('right')]).toEqual([30, 170, 0]);
  await expect(misses.look('one', now, () => Promise.resolve('right'))).rejects.toMatchObject({
    code: 'request.too-many',
    retryAfter: 600,
  });
  expect(await misses.look('one', later, () => Promise.resolve('right'))).toBe('right');
});

test('right answers at once, and other addresses, are not held back', async () => {
  expect((await askAtOnce(Array.from({ length: 200 }, () => 'right'))).got.every((one) => one === 'right')).toBe(true);
  const { got } = await askAtOnce([...Array.from({ length: 30 }, () => null), 'right'], (at) =>
    at < 30 ? 'one' : 'two',
  );
  expect(got.at(-1)).toBe('right');
});
