import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesApi } from 'shared/cases.ts';
import { loginApi } from 'shared/login.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { proofsApi, type Proof } from 'shared/proofs.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { demoTerminals } from '../bff/src/demo/staff-demo.ts';
import { Refused, type Client } from '../bff/test/harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from '../bff/test/harness/people.ts';
import { startServer } from '../bff/test/harness/server.ts';

/** `npm run crash -- [ROUNDS]`: SIGKILL under writes of every kind; then the server's lists must hold exactly what was written. */
const ROUNDS = Number(process.argv[2] ?? 10);
const APPLICANTS = Array.from({ length: 40 }, (_, index) => index + 11);

interface Kind {
  readonly name: string;
  readonly clients: readonly Client[];
  /** One write; the id of what it made. */
  write(key: string): Promise<string>;
  /** All ids the server has for this person, with the ones that were there before the test. */
  list(): Promise<string[]>;
  /** Before the writes of a round: what they need. */
  prepare?(): Promise<void>;
  /** What is wrong with the things themselves. */
  faults?(): Promise<string[]>;
  readonly keys: Map<string, string | null>;
  readonly pauseMs?: number;
}

const settings = { DATA_DIR: mkdtempSync(join(tmpdir(), 'suiban-crash-')), LOG_LEVEL: 'error' };
let server = await startServer(settings);
const kinds = await openKinds();
const before = new Map(await Promise.all(kinds.map(async (kind) => [kind.name, new Set(await kind.list())] as const)));

let acknowledged = 0;
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const kind of kinds) await kind.prepare?.();
  let running = true;
  const writers = kinds.map(async (kind) => {
    while (running) {
      const key = randomUUID();
      kind.keys.set(key, null);
      const id = await kind.write(key).catch(refusedOnly);
      if (id === null) break;
      kind.keys.set(key, id);
      acknowledged += 1;
      if (kind.pauseMs !== undefined) await pause(kind.pauseMs);
    }
  });
  await pause(500 + Math.random() * 1_000);
  await server.kill();
  running = false;
  await Promise.all(writers);
  server = await startServer(settings);
  for (const client of kinds.flatMap(({ clients }) => clients)) client.origin = server.url;
  console.log(`kill -9 number ${round}: ${acknowledged} writes acknowledged so far`);
}

const wrong: string[] = [];
for (const kind of kinds) {
  await kind.prepare?.();
  let unanswered = 0;
  for (const [key, id] of kind.keys) {
    const again = await settled(() => kind.write(key));
    if (id === null) unanswered += 1;
    else if (again !== id) wrong.push(`${kind.name} ${id}: its key answers with ${again}`);
    kind.keys.set(key, again);
  }
  const written = new Set(kind.keys.values());
  const known = before.get(kind.name) ?? new Set();
  const found = (await kind.list()).filter((id) => !known.has(id));
  for (const id of written) if (!found.includes(String(id))) wrong.push(`${kind.name} ${id} is lost`);
  for (const id of found) if (!written.has(id)) wrong.push(`${kind.name} ${id} was never answered nor asked for`);
  if (new Set(found).size !== found.length) wrong.push(`${kind.name}: something is there twice`);
  wrong.push(...((await kind.faults?.()) ?? []));
  if (kind.keys.size < ROUNDS) wrong.push(`${kind.name}: only ${kind.keys.size} writes, the test proves nothing`);
  console.log(
    `${kind.name}: ${kind.keys.size} keys, ${unanswered} of them unanswered at a kill, ${found.length} found`,
  );
}
await server.stop();
rmSync(settings.DATA_DIR, { recursive: true, force: true });
for (const line of wrong) console.log(`WRONG ${line}`);
console.log(`${acknowledged} acknowledged writes over ${ROUNDS} kills, ${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function openKinds(): Promise<Kind[]> {
  const [caller, consenter, ...applicants] = await Promise.all(
    [1, 2, ...APPLICANTS].map((who) => residentOnPhone(server.url, who)),
  );
  if (!caller || !consenter) throw new Error('the demo people are missing');
  // A person may ask for a few proofs a day: the writes go round, not too fast.
  const turns = new Map<string, Client>();
  const applicantOf = (key: string) => {
    const applicant = turns.get(key) ?? applicants[turns.size % applicants.length] ?? caller;
    turns.set(key, applicant);
    return applicant;
  };
  const clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
  const pages = async (read: (after: string | undefined) => Promise<{ ids: string[]; next: string | null }>) => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await read(after);
      ids.push(...page.ids);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return ids;
  };
  return [
    {
      name: 'call',
      clients: [caller],
      keys: new Map(),
      write: async (key) =>
        (
          await caller.call(
            casesApi.submit,
            {
              kind: 'help',
              text: '样例：小区东门的路灯不亮了，晚上看不清路。',
              category: 'street-light',
              photoIds: [],
              place: null,
              hideIdentity: false,
              contactPhone: null,
            },
            key,
          )
        ).id,
      list: () =>
        pages(async (after) => {
          const { items, next } = await caller.call(casesApi.mine, { ...(after && { after }), limit: '100' });
          return { ids: items.map(({ id }) => id), next };
        }),
    },
    {
      name: 'proof',
      clients: applicants,
      pauseMs: 100,
      keys: new Map(),
      prepare: async () => void (await Promise.all(applicants.map(stepUp))),
      write: async (key) =>
        (await applicantOf(key).call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' }, key)).id,
      list: async () => (await Promise.all(applicants.map(proofsOf))).flat().map(({ id }) => id),
      faults: () => faultsOfProofs(applicants),
    },
    {
      name: 'consent',
      clients: [consenter],
      // The list holds the newest hundred: more rounds, fewer writes in each.
      pauseMs: 15 * ROUNDS,
      keys: new Map(),
      write: async (key) =>
        (await consenter.call(loginApi.giveConsent, { kind: 'face-verification', version: 1 }, key)).id,
      list: async () => (await consenter.call(loginApi.consents, {})).consents.map(({ id }) => id),
    },
    {
      name: 'application',
      clients: [clerk],
      keys: new Map(),
      write: async (key) =>
        (await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' }, key)).number,
      list: () => numbersOfToday(clerk),
    },
  ];
}

/** Every proof downloads and verifies in both formats; the department's numbers have no gap and no double. */
async function faultsOfProofs(applicants: readonly Client[]): Promise<string[]> {
  const roots = ['demo-root.pem', 'demo-sm2-root.pem'].flatMap((file) =>
    certificatesIn(readFileSync(join(settings.DATA_DIR, file), 'utf8')),
  );
  const faults: string[] = [];
  const numbers: number[] = [];
  for (const applicant of applicants) {
    for (const proof of await proofsOf(applicant)) {
      if (proof.type === 'housing-status') numbers.push(Number(proof.number.slice(-6)));
      for (const { format, sizeBytes } of proof.files) {
        const bytes = await applicant.bytes(`/proofs/${proof.id}/file?format=${format}`);
        const judged = await verifyDocument(bytes, { roots, at: new Date() });
        if (!judged.ok) faults.push(`${proof.number} as ${format}: ${judged.reason}`);
        if (bytes.length !== sizeBytes) faults.push(`${proof.number} as ${format} has another size than its row says`);
      }
      if (proof.files.length !== 2) faults.push(`${proof.number} has ${proof.files.length} files`);
    }
  }
  numbers.sort((one, two) => one - two);
  const [least = 0] = numbers;
  if (numbers.some((number, at) => number !== least + at))
    faults.push(`numbers with gaps or doubles: ${numbers.join()}`);
  console.log(`proof: ${numbers.length} proofs verified in both formats, numbered ${least} to ${numbers.at(-1)}`);
  return faults;
}

async function proofsOf(applicant: Client): Promise<Proof[]> {
  const found: Proof[] = [];
  let before: string | undefined;
  do {
    const page = await applicant.call(proofsApi.list, { ...(before && { before }), limit: '100' });
    found.push(...page.proofs);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return found;
}

function certificatesIn(pem: string): Buffer[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)];
  return blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}

/** The desk lists the newest only: each number of today is asked for by itself, until five in a row are missing. */
async function numbersOfToday(clerk: Client): Promise<string[]> {
  const found: string[] = [];
  for (let next = 1, missing = 0; missing < 5; next += 1) {
    const number = `YX${shanghaiDate(new Date()).replaceAll('-', '')}-${String(next).padStart(4, '0')}`;
    const application = await clerk.call(deskApi.application, { number }).catch(absent);
    missing = application ? 0 : missing + 1;
    if (application) found.push(application.number);
  }
  return found;
}

function absent(error: unknown): null {
  if (error instanceof Refused && error.problem.status === 404) return null;
  throw error;
}

/** What was under way at the kill holds its lease for up to 30 s more. */
async function settled(write: () => Promise<string>): Promise<string> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== 'request.in-progress') throw error;
    }
  }
}

/** A refusal is a mistake of this test; a connection that broke is the kill. */
function refusedOnly(error: unknown): null {
  if (error instanceof Refused && error.problem.status < 500) throw error;
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
