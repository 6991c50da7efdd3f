import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { residents } from '../src/demo/city.ts';
import { liveThroughADay, type Secret } from './harness/a-day.ts';
import type { Exchange } from './harness/client.ts';
import { startServer, type RunningServer } from './harness/server.ts';

const secrets: Secret[] = residents.slice(0, 20).flatMap(({ name, idNumber, phone }) => [
  { what: 'a name', value: name },
  { what: 'a citizen number', value: idNumber },
  { what: 'a phone', value: phone },
]);
const exchanges: Exchange[] = [];
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info' });
  secrets.push(...(await liveThroughADay(server.url, (exchange) => exchanges.push(exchange))));
});
afterAll(() => server?.stop());

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
    const lines = server
      .output()
      .split('\n')
      .filter((line) => !line.startsWith('SUIBAN_READY'));
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
    const refused = exchanges.filter(({ status }) => status >= 400);
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(leaksIn(Buffer.from(refused.map(({ answered }) => answered).join('\n')))).toEqual([]);
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

test('every request and answer of the day fits the published OpenAPI document', async () => {
  const openApi: unknown = await (await fetch(`${server.url}/openapi.json`)).json();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'openapi', ...Object(openApi) });
  const check = (pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`openapi#${pointer}`);
    if (!validate) return [`${pointer} is not in the document`];
    return validate(value) === true ? [] : [`${pointer}: ${ajv.errorsText(validate.errors)}`];
  };
  const faults = exchanges.flatMap(({ endpoint, sent, status, answered }) => {
    const path = endpoint.path
      .replaceAll(/:(\w+)/g, '{$1}')
      .replaceAll('~', '~0')
      .replaceAll('/', '~1');
    const operation = `/paths/${path}/${endpoint.method.toLowerCase()}`;
    const media = 'content/application~1json/schema';
    if (status >= 400) return check('/components/schemas/Problem', JSON.parse(answered));
    return [
      ...(sent === null ? [] : check(`${operation}/requestBody/${media}`, JSON.parse(sent))),
      ...check(`${operation}/responses/${status}/${media}`, JSON.parse(answered)),
    ];
  });
  expect([...new Set(faults)]).toEqual([]);
  expect(new Set(exchanges.map(({ endpoint }) => endpoint.path)).size).toBeGreaterThan(40);
});
