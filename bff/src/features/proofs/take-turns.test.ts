import { expect, test } from '@jest/globals';
import { takeTurns } from './take-turns.ts';

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('one works at a time for a department, in the order they came, and a failure stops nobody', async () => {
  const turns = takeTurns(10);
  const course: string[] = [];
  const work = (name: string) => async () => {
    course.push(`${name} starts`);
    await soon();
    course.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
  };
  const all = [turns('BDC', work('a')), turns('BDC', work('b')), turns('BDC', work('c'))];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(course).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

test('another department does not wait, and a full queue says so at once', async () => {
  const turns = takeTurns(1);
  let free = (): void => undefined;
  const first = turns('BDC', () => new Promise<void>((resolve) => void (free = resolve)));
  await expect(turns('BDC', soon)).rejects.toMatchObject({ code: 'server.unavailable' });
  await turns('GJJ', soon);
  free();
  await first;
  await turns('BDC', soon);
});
