import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casesApi } from 'shared/cases.ts';
import { loginApi } from 'shared/login.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { presentationApi } from 'shared/presentation.ts';
import { proofsApi } from 'shared/proofs.ts';
import { walletApi } from 'shared/wallet.ts';
import { residents } from '../src/demo/city.ts';
import { Refused, type Client, type Exchange } from './harness/client.ts';
import { residentOnPhone, stepUp } from './harness/people.ts';
import { startServer, type RunningServer } from './harness/server.ts';

const SAID = '样例：这句话只有来电的人和经办的人可以看到。';
const secrets: { what: string; value: string }[] = residents.slice(0, 20).flatMap(({ name, idNumber, phone }) => [
  { what: 'a name', value: name },
  { what: 'a citizen number', value: idNumber },
  { what: 'a phone', value: phone },
]);
secrets.push({ what: 'the text of a call', value: SAID });

let server: RunningServer;
const refusals: string[] = [];
const keep = ({ status, answered }: Exchange) => void (status >= 400 && refusals.push(answered));
const note = (what: string, value: string | null) => void (value !== null && secrets.push({ what, value }));

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info' });
  const phone = await residentOnPhone(server.url, 1, keep);
  note('a session token', phone.token);
  await stepUp(phone);
  note('a session token', phone.token);
  const proof = await phone.call(proofsApi.issue, { type: 'housing-status', purpose: '买房资格审核' });
  note('a check code', proof.checkCode);
  note('a verification code', proof.verifyUrl.split('/').at(-1) ?? null);
  await phone.bytes(`/proofs/${proof.id}/file`);
  const shown = await phone.call(presentationApi.showCode, {});
  note('a presentation code', shown.qrText);
  note('a typed code', shown.typedCode);
  const { items } = await phone.call(walletApi.list, {});
  for (const { id } of items) await phone.call(walletApi.reveal, { id });
  await phone.call(casesApi.submit, {
    kind: 'help',
    text: SAID,
    category: 'other',
    photoIds: [],
    place: { text: '青石路', point: null },
    hideIdentity: true,
    contactPhone: residents[0]?.phone ?? '',
  });
  await provoke(phone);
}, 60_000);
afterAll(() => server.stop());

/** Refusals and failures that hold somebody's data in the request. */
async function provoke(phone: Client): Promise<void> {
  const [first, second] = residents;
  if (!first || !second) throw new Error('no demo people');
  const wrong = [
    () => phone.call(loginApi.openFace, { purpose: 'login', name: second.name, idNumber: `${first.idNumber.slice(0, 17)}A` }),
    () => phone.call(loginApi.openFace, { purpose: 'login', name: second.name, idNumber: first.idNumber }),
    () => phone.call(organizationsApi.bind, { creditCode: first.idNumber }),
    () => phone.call(casesApi.read, { id: first.idNumber }),
    () => phone.bytes(`/proofs/${encodeURIComponent(first.name)}/file?idNumber=${first.idNumber}`),
  ];
  for (const request of wrong) {
    await request().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      refusals.push(JSON.stringify(error.problem));
    });
  }
}

/** Every way a value may be written down: plain, URL, hex, and base64 at each of its three alignments. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // Only the characters that this value alone decides.
    const core = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return core.length < 8 ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([value, encodeURIComponent(value), bytes.toString('hex'), ...base64])];
}

function leaksIn(haystack: Buffer): string[] {
  const lower = Buffer.from(haystack.toString('latin1').toLowerCase(), 'latin1');
  return secrets.flatMap(({ what, value }) =>
    formsOf(value)
      .filter((form) => haystack.includes(form) || (/^[0-9a-f]+$/.test(form) && lower.includes(form)))
      .map((form) => `${what} as ${form.slice(0, 24)}`),
  );
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe('attack row 64: after a day of use, nobody’s data stand', () => {
  test('in the log', () => {
    // The welcome names the demo people: it is printed for the newcomer, and never in production.
    const lines = server.output().split('\n').filter((line) => !line.startsWith('SUIBAN_READY'));
    expect(lines.length).toBeGreaterThan(20);
    expect(leaksIn(Buffer.from(lines.join('\n')))).toEqual([]);
  });

  test('in the metrics and health', async () => {
    const pages = await Promise.all(
      ['/metrics', '/health'].map(async (path) => (await fetch(`${server.adminUrl}${path}`)).text()),
    );
    expect(leaksIn(Buffer.from(pages.join('\n')))).toEqual([]);
  });

  test('in what was refused', () => {
    expect(refusals.length).toBeGreaterThanOrEqual(5);
    expect(leaksIn(Buffer.from(refusals.join('\n')))).toEqual([]);
  });

  test('in any file: database, write-ahead log, stored documents, audit heads', () => {
    const files = filesUnder(server.dataDir);
    expect(files.map((path) => path.slice(server.dataDir.length + 1))).toContain('suiban.db');
    for (const path of files) expect([path, leaksIn(readFileSync(path))]).toEqual([path, []]);
  });

  test('the search itself finds a value in every form', () => {
    const [first] = residents;
    const planted = first?.idNumber ?? '';
    for (const form of formsOf(planted)) expect(leaksIn(Buffer.from(`x${form}y`))).not.toEqual([]);
  });
});
