import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { casesApi } from 'shared/cases.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { presentationApi } from 'shared/presentation.ts';
import { proofsApi } from 'shared/proofs.ts';
import { walletApi } from 'shared/wallet.ts';
import { demoTerminals } from '../bff/src/demo/staff-demo.ts';
import { residentOnPhone, staffAtDesk, stepUp } from '../bff/test/harness/people.ts';
import { startServer } from '../bff/test/harness/server.ts';

/**
 * `npm run bench`: CPU time of the server process per request, on the embedded database, warm, against a bare Node HTTP
 * server asked by the same client in the same run; the median of five runs. A ratio holds on a noisy machine. Client and
 * simulated departments are processes of their own and do not count.
 */
const RUNS = 5;
const PEOPLE = 60;

const departments = await startDepartments();
const server = await startServer({ LOG_LEVEL: 'info', ...departments.settings });
const bare = await startBare();
const phones = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => residentOnPhone(server.url, index + 1)));
const clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
const application = await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' });
const [first] = phones;
if (!first) throw new Error('no demo people');
// 欧阳婉清 holds eight certificates.
const owner = phones[9] ?? first;
const wallet = await owner.call(walletApi.list, {});

interface Story {
  readonly name: string;
  readonly limit: number;
  /** How many a second one core must manage. */
  readonly perSecond?: number;
  /** Before the first run, where one unmeasured run is not enough: much code takes long to be compiled well. */
  warmUp?(): Promise<void>;
  /** What the measured requests need; not measured. */
  prepare?(): Promise<void>;
  /** The requests whose CPU time counts; how many they were. */
  run(): Promise<number>;
  tidy?(): Promise<void>;
}

let codes: string[] = [];
let asked: string[] = [];
const everybodysTypes = ['housing-status', 'residence', 'real-estate-query'];
const { types } = await first.call(proofsApi.types, {});
/** A person may ask for ten of a type a day, and some have two. */
async function issueForAll(codes: readonly string[]): Promise<number> {
  let issued = 0;
  for (const { code: type, purposes } of types.filter(({ code }) => codes.includes(code)))
    for (const phone of phones) {
      const answer = phone.call(proofsApi.issue, { type, purpose: purposes[0] ?? '' });
      // Not everybody has a record with every department.
      const isIssued = everybodysTypes.includes(type) ? await answer : await answer.catch(() => null);
      if (isIssued) issued += 1;
    }
  return issued;
}
const stepUpAll = async () => void (await Promise.all(phones.map(stepUp)));
const stories: Story[] = [
  {
    name: `wallet list (${wallet.items.length} certificates)`,
    limit: 10,
    run: () => times(400, () => owner.call(walletApi.list, {})),
  },
  { name: 'new presentation code', limit: 20, run: () => times(200, () => first.call(presentationApi.showCode, {})) },
  {
    name: 'scan to access request',
    limit: 40,
    prepare: async () => {
      codes = await Promise.all(phones.map(async (phone) => (await phone.call(presentationApi.showCode, {})).qrText));
    },
    run: async () => {
      asked = [];
      for (const code of codes) {
        const about = { serviceItemId: application.item.id, applicationNumber: application.number };
        asked.push((await clerk.call(deskApi.ask, { code, ...about })).id);
      }
      return asked.length;
    },
    tidy: async () => {
      for (const id of asked) await clerk.call(deskApi.cancel, { id });
    },
  },
  {
    name: 'submit a call without photos',
    limit: 45,
    run: () =>
      times(100, () =>
        first.call(casesApi.submit, {
          kind: 'help',
          text: '样例：小区东门的路灯不亮了，晚上看不清路。',
          category: 'street-light',
          photoIds: [],
          place: { text: '青石路12号', point: null },
          hideIdentity: false,
          contactPhone: null,
        }),
      ),
  },
  {
    name: 'issue a proof, PDF and OFD, both sealed',
    limit: 200,
    perSecond: 100,
    async warmUp() {
      for (let round = 0; round < 2; round += 1) {
        await stepUpAll();
        await issueForAll(types.map(({ code }) => code));
      }
    },
    prepare: stepUpAll,
    run: () => issueForAll(everybodysTypes),
  },
];

console.log('CPU time per request, median of 5 runs (1.0 = a bare Node HTTP server)');
let over = 0;
for (const story of stories) {
  await story.warmUp?.();
  const ratios: number[] = [];
  const micros: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    await story.prepare?.();
    const bareMicros = await perRequest(bare.cpu, () => times(400, bare.ask));
    const ours = await perRequest(serverCpu, () => story.run());
    await story.tidy?.();
    // The first run warms both.
    if (run === 0) continue;
    ratios.push(ours / bareMicros);
    micros.push(ours);
  }
  const ratio = median(ratios);
  const perSecond = 1e6 / median(micros);
  const isOver = ratio > story.limit || perSecond < (story.perSecond ?? 0);
  if (isOver) over += 1;
  const rate = story.perSecond ? `, ${perSecond.toFixed(0)} a second (aim ≥ ${story.perSecond})` : '';
  console.log(
    `${story.name}: ${ratio.toFixed(1)} × (aim ≤ ${story.limit}) ${isOver ? 'OVER' : 'ok'}, ${median(micros).toFixed(0)} µs${rate}`,
  );
}
await server.stop();
bare.stop();
departments.stop();
process.exitCode = over === 0 ? 0 : 1;

async function perRequest(cpu: () => Promise<number>, work: () => Promise<number>): Promise<number> {
  const before = await cpu();
  const requests = await work();
  return ((await cpu()) - before) / requests;
}

async function times(count: number, request: () => Promise<unknown>): Promise<number> {
  for (let index = 0; index < count; index += 1) await request();
  return count;
}

/** CPU microseconds the server process has used, from its own metrics. */
async function serverCpu(): Promise<number> {
  const metrics = await (await fetch(`${server.adminUrl}/metrics`)).text();
  const seconds = /^process_cpu_seconds_total ([\d.e+-]+)/m.exec(metrics)?.[1];
  if (seconds === undefined) throw new Error('the server tells no CPU time');
  return Number(seconds) * 1e6;
}

async function startDepartments() {
  const secret = randomBytes(24).toString('hex');
  const service = ['--import', 'tsx', 'bff/src/demo/department-service.ts', '0', secret];
  const child = spawn(process.execPath, service, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  const url = /http:\S+/.exec(String(said))?.[0] ?? '';
  const settings = { DEPARTMENT_DATA_URL: url, DEPARTMENT_DATA_SECRET: secret };
  return { settings, stop: () => child.kill() };
}

async function startBare() {
  const program = `
    const { createServer } = require('node:http');
    createServer((request, response) => {
      const body = request.url === '/cpu' ? String(process.cpuUsage().user + process.cpuUsage().system) : '{"ok":true}';
      response.setHeader('Content-Type', 'application/json');
      response.end(body);
    }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  const text = async (path: string) => (await fetch(`${origin}${path}`)).text();
  return { cpu: async () => Number(await text('/cpu')), ask: () => text('/'), stop: () => child.kill() };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
