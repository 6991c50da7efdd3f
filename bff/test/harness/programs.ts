import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { test } from '@jest/globals';

const isInstalled = (program: string) =>
  isAbsolute(program)
    ? existsSync(program)
    : (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Skips, saying why, where a program (by name) or a file (by path) is missing; with SUIBAN_NO_SKIPS=1 the test runs and fails. */
export function testWith(programs: readonly string[], name: string, body: () => Promise<void> | void): void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0 || process.env['SUIBAN_NO_SKIPS'] === '1') test(name, body);
  else test.skip(`${name} (skipped: no ${missing.join(', ')})`, body);
}
