/**
 * Times one A4 proof: ours (signed, P-256) against pdfkit and Chromium's HTML printing (neither signed). Each maker runs
 * warm in a process of its own, on one core where the machine can pin it; the figures are medians of five runs. CPU is
 * the maker's own process: on a busy machine it says more than the clock (Chromium works in processes of its own).
 * `--save FOLDER` keeps one document of each maker to look at.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentMakers } from '../bff/test/bench/document-makers.ts';
import { findProgram, keepOutput } from './child.mjs';

const RUNS = 5;
const DOCUMENTS = { ours: 1000, pdfkit: 40, chromium: 10 } as const;
const WARM_UP = { ours: 1500, pdfkit: 40, chromium: 5 } as const;
const NAMES = ['ours', 'pdfkit', 'chromium'] as const;
type MakerName = (typeof NAMES)[number];

const wanted = NAMES.find((name) => name === process.argv[2]);
const saveAt = process.argv.indexOf('--save');
const folder = saveAt > 0 ? process.argv[saveAt + 1] : undefined;

if (wanted) await timeMaker(wanted);
else await compare();

async function timeMaker(name: MakerName): Promise<void> {
  const make = await documentMakers[name]();
  let n = 0;
  const makeMany = async (count: number) => {
    for (const end = n + count; n < end; n++) await make(n);
  };
  await makeMany(WARM_UP[name]);
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    await makeMany(DOCUMENTS[name]);
    const { user, system } = process.cpuUsage(used);
    clock.push((performance.now() - began) / DOCUMENTS[name]);
    cpu.push((user + system) / 1000 / DOCUMENTS[name]);
  }
  const last = await make(n);
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.pdf`), last);
  }
  console.log(JSON.stringify({ milliseconds: median(clock), cpu: median(cpu), bytes: last.length }));
  process.exit(0);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compare(): Promise<void> {
  const taskset = await findProgram('taskset');
  const times = new Map<MakerName, number>();
  for (const name of NAMES) {
    if (name === 'chromium' && !existsSync('/usr/bin/chromium')) {
      console.log('chromium  not installed');
      continue;
    }
    const own = [...process.execArgv, fileURLToPath(import.meta.url), name, ...process.argv.slice(2)];
    const [program, ...args] = taskset ? [taskset, '-c', '0', process.execPath, ...own] : [process.execPath, ...own];
    const { code, output } = await keepOutput(program ?? '', args);
    const line = output.trim().split('\n').at(-1) ?? '';
    if (code !== 0) throw new Error(output);
    const { milliseconds, cpu, bytes } = JSON.parse(line);
    times.set(name, milliseconds);
    const ratio = milliseconds / (times.get('ours') ?? milliseconds);
    const ownCpu = name === 'chromium' ? '' : `CPU ${cpu.toFixed(2)} ms`;
    console.log(
      `${name.padEnd(9)} ${milliseconds.toFixed(2).padStart(8)} ms  ${ownCpu.padEnd(13)} ${(bytes / 1024).toFixed(0).padStart(5)} KB  ${ratio.toFixed(1).padStart(6)} ×`,
    );
  }
}
