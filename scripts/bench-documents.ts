/**
 * Times one A4 proof: ours (signed, P-256) against pdfkit and Chromium's HTML printing (neither signed). Each maker runs
 * warm in a process of its own, on one core where the machine can pin it; the figure is the median of five runs.
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
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await makeMany(DOCUMENTS[name]);
    times.push((performance.now() - began) / DOCUMENTS[name]);
  }
  const last = await make(n);
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.pdf`), last);
  }
  const milliseconds = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  console.log(JSON.stringify({ milliseconds, bytes: last.length }));
  process.exit(0);
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
    const { milliseconds, bytes } = JSON.parse(line);
    times.set(name, milliseconds);
    const ratio = milliseconds / (times.get('ours') ?? milliseconds);
    console.log(
      `${name.padEnd(9)} ${milliseconds.toFixed(2).padStart(8)} ms  ${(bytes / 1024).toFixed(0).padStart(5)} KB  ${ratio.toFixed(1).padStart(6)} ×`,
    );
  }
}
