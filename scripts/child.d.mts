import type { SpawnOptions } from 'node:child_process';

export function keepOutput(
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<{ code: number; output: string; ms: number }>;
export function showOutput(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
export function findProgram(...names: string[]): Promise<string | null>;
