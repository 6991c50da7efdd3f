/**
 * `npm run bench:proofs`: times one A4 proof, ours as signed PDF (P-256) and sealed OFD (SM2), against pdfkit, pdf-lib
 * and Chromium's HTML printing, none of which signs. Each maker runs warm in a process of its own, on one core where the
 * machine can pin it; times are medians of five runs. CPU is the maker's own process: on a busy machine it says more than
 * the clock (Chromium works in processes of its own). `--save FOLDER` keeps one document of each maker to look at.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentMakers } from '../bff/test/bench/document-makers.ts';
import { findProgram, keepOutput } from './child.mjs';

const RUNS = 5;
const NAMES = ['pdf', 'ofd', 'code', 'pdfkit', 'pdf-lib', 'chromium'] as const;
type MakerName = (typeof NAMES)[number];

interface Plan {
  readonly title: string;
  /** Documents in a run; as many warm the maker up. */
  readonly documents: number;
  /** Documents over which memory must stay flat. */
  readonly soak?: number;
  readonly ending?: string;
}

const PLANS: Readonly<Record<MakerName, Plan>> = {
  pdf: { title: 'ours, PDF, signed', documents: 1500, soak: 10_000, ending: 'pdf' },
  ofd: { title: 'ours, OFD, sealed', documents: 800, soak: 10_000, ending: 'ofd' },
  code: { title: 'signed QR code', documents: 1500 },
  pdfkit: { title: 'pdfkit', documents: 40, ending: 'pdf' },
  'pdf-lib': { title: 'pdf-lib', documents: 25, ending: 'pdf' },
  chromium: { title: 'Chromium', documents: 10, ending: 'pdf' },
};

interface Figures {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly bytes: number;
  /** Growth of the process over the soak. */
  readonly grownBytes: number;
}

const wanted = NAMES.find((name) => name === process.argv[2]);
const saveAt = process.argv.indexOf('--save');
const folder = saveAt > 0 ? process.argv[saveAt + 1] : undefined;

if (wanted) await timeMaker(wanted);
else await compare();

async function timeMaker(name: MakerName): Promise<void> {
  const { documents, soak = 0, ending } = PLANS[name];
  const make = await documentMakers[name]();
  let n = 0;
  const makeMany = async (count: number) => {
    for (const end = n + count; n < end; n++) await make(n);
  };
  await makeMany(documents);
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    await makeMany(documents);
    const { user, system } = process.cpuUsage(used);
    clock.push((performance.now() - began) / documents);
    cpu.push((user + system) / 1000 / documents);
  }
  const before = sizeAfterCollection();
  await makeMany(soak);
  const grownBytes = sizeAfterCollection() - before;
  const last = await make(n);
  if (folder && ending) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.${ending}`), last);
  }
  const figures: Figures = { milliseconds: median(clock), cpu: median(cpu), bytes: last.length, grownBytes };
  console.log(JSON.stringify(figures));
  process.exit(0);
}

function sizeAfterCollection(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compare(): Promise<void> {
  const taskset = await findProgram('taskset');
  const figures = new Map<MakerName, Figures>();
  for (const name of NAMES) {
    if (name === 'chromium' && !existsSync('/usr/bin/chromium')) {
      console.log('Chromium is not installed: it is not compared.');
      continue;
    }
    const own = [...process.execArgv, '--expose-gc', fileURLToPath(import.meta.url), name, ...process.argv.slice(2)];
    const [program, ...args] = taskset ? [taskset, '-c', '0', process.execPath, ...own] : [process.execPath, ...own];
    const { code, output } = await keepOutput(program ?? '', args);
    if (code !== 0) throw new Error(output);
    const found: Figures = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    figures.set(name, found);
    show(PLANS[name], found, found.milliseconds / (figures.get('pdf') ?? found).milliseconds);
  }
  if (gatesOf(figures).map(pass).includes(false)) process.exitCode = 1;
}

function show({ title, ending }: Plan, { milliseconds, cpu, bytes }: Figures, ratio: number): void {
  const ownCpu = title === 'Chromium' ? '' : `CPU ${cpu.toFixed(2)} ms`;
  const size = ending ? `${(bytes / 1024).toFixed(0)} KB` : '';
  console.log(
    `${title.padEnd(18)} ${milliseconds.toFixed(2).padStart(8)} ms  ${ownCpu.padEnd(14)} ${size.padStart(7)} ${ratio.toFixed(1).padStart(7)} ×`,
  );
}

interface Gate {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

function gatesOf(figures: ReadonlyMap<MakerName, Figures>): Gate[] {
  const times = (name: MakerName) => (figures.get(name)?.milliseconds ?? 0) / (figures.get('pdf')?.milliseconds ?? 0);
  const kilobytes = (name: MakerName) => (figures.get(name)?.bytes ?? 0) / 1000;
  const grown = (name: MakerName) => (figures.get(name)?.grownBytes ?? 0) / 1e6;
  const chromium: Gate = { name: 'Chromium against our PDF', value: times('chromium'), unit: '×', atLeast: 80 };
  return [
    { name: 'pdfkit against our PDF', value: times('pdfkit'), unit: '×', atLeast: 20 },
    ...(figures.has('chromium') ? [chromium] : []),
    { name: 'our OFD against our PDF', value: times('ofd'), unit: '×', atMost: 2.5 },
    { name: 'signed QR code against our PDF', value: times('code'), unit: '×', atMost: 3.5 },
    { name: 'size of the PDF', value: kilobytes('pdf'), unit: 'KB', atMost: 90 },
    { name: 'size of the OFD', value: kilobytes('ofd'), unit: 'KB', atMost: 120 },
    { name: 'growth over 10,000 PDFs', value: grown('pdf'), unit: 'MB', atMost: 30 },
    { name: 'growth over 10,000 OFDs', value: grown('ofd'), unit: 'MB', atMost: 30 },
  ];
}

function pass({ name, value, unit, atLeast, atMost }: Gate): boolean {
  const passed = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  console.log(`${passed ? 'PASS' : 'FAIL'}  ${name.padEnd(32)} ${value.toFixed(1).padStart(7)} ${unit} (${limit})`);
  return passed;
}
