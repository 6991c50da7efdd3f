import { expect, test } from '@jest/globals';
import { AppError } from '../kernel/app-error.ts';
import { seedEach } from './seed-demo.ts';

test('a department that is down while the demo city is filled stops neither the rest nor the start; a fault of ours does', async () => {
  const done: string[] = [];
  const write = (event: string) => void done.push(event);
  const log = { info: write, warn: write, error: write };
  const fails = (error: Error) => ({ seed: () => Promise.reject(error) });
  const cases = { seed: () => Promise.resolve(write('cases')) };
  await seedEach([fails(new AppError('upstream.timeout')), cases], log);
  expect(done).toEqual(['demo.not-complete', 'cases']);
  await expect(seedEach([fails(new AppError('request.invalid'))], log)).rejects.toMatchObject({
    code: 'request.invalid',
  });
});
