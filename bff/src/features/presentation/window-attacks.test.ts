import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { presentationApi } from 'shared/presentation.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { residents } from '../../demo/city.ts';
import { demoCertificates } from '../../demo/wallet-demo.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import {
  ask,
  grant,
  newApplication,
  openWindowStage,
  read,
  refusal,
  type WindowStage,
} from '../../../test/harness/window-stage.ts';
import { embeddedCertificateStore } from '../../integrations/certificate-store/embedded-store.sql.ts';
import { textOf } from '../../database/row.ts';

let stage: WindowStage;
beforeEach(async () => {
  stage = await openWindowStage(await openTestDatabase());
});
afterEach(async () => {
  await stage.close();
  await stage.database.close();
});

/** What two refusals may not differ in: everything but the request's own number. */
const bodyOf = ({ body }: { body: unknown }): string => JSON.stringify(body).replace(/"requestId":"[^"]*"/, '');
const scan = (code: unknown, matter: object) => stage.post('clerk', '/desk/access-requests', { code, ...matter });
const showCode = async (who: 'lin' | 'chen' = 'lin') =>
  read(presentationApi.showCode, await stage.post(who, '/presentation-codes'));
const causes = async () => {
  const rows = await stage.database.rows(
    "SELECT facts FROM audit_entry WHERE action = 'presentation-code.scan' ORDER BY id",
  );
  return rows.map((row) => String(Reflect.get(JSON.parse(textOf(row, 'facts')), 'cause')));
};

test('unknown, used, voided, replaced, expired and broken codes get one identical answer; the cause stands in the audit', async () => {
  const matter = await newApplication(stage);
  const used = await showCode();
  await scan(used.qrText, matter);
  const replaced = await showCode();
  const voided = await showCode();
  await stage.post('lin', '/presentation-codes/void', { reason: 'captured' });
  const expired = await showCode();
  stage.pass(35_001);
  const answers = [
    await scan(`Z1${'0'.repeat(26)}`, matter),
    await scan(used.qrText, matter),
    await scan(replaced.qrText, matter),
    await scan(voided.qrText, matter),
    await scan(expired.qrText, matter),
    await scan('https://example.com/', matter),
  ];
  expect(new Set(answers.map(refusal))).toEqual(new Set(['404 code.not-usable']));
  expect(new Set(answers.map(bodyOf)).size).toBe(1);
  expect(await causes()).toEqual(['unknown', 'used', 'void', 'void', 'expired', 'malformed']);
});

test('attack row 26 as amended: a code lives 35 seconds by the server, and one second more is too late', async () => {
  const matter = await newApplication(stage);
  const late = await showCode();
  stage.pass(36_000);
  expect(refusal(await scan(late.qrText, matter))).toBe('404 code.not-usable');
  const inGrace = await showCode();
  stage.pass(34_000);
  read(deskApi.ask, await scan(inGrace.qrText, matter));
});

test('attack row 28: a flipped, shortened, lengthened or foreign code, and 4 KB of text, find nothing', async () => {
  const matter = await newApplication(stage);
  const { qrText } = await showCode();
  const flipped = qrText.slice(0, -1) + (qrText.endsWith('0') ? '1' : '0');
  const broken = [flipped, qrText.slice(0, -1), `${qrText}0`, qrText.replace('Z1', 'Z2'), 'HC1:6BFOXN'];
  for (const code of broken) expect(refusal(await scan(code, matter))).toBe('404 code.not-usable');
  expect(refusal(await scan('Z'.repeat(4_096), matter))).toBe('422 request.invalid');
  read(deskApi.ask, await scan(qrText, matter));
});

test('attack row 32: a code holds 128 random bits and nothing of the person; the database holds only its keyed hash', async () => {
  const { qrText, typedCode } = await showCode();
  expect(qrText).toMatch(/^Z1[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(qrText).not.toContain(typedCode);
  const rows = JSON.stringify(await stage.database.rows('SELECT * FROM presentation_code'));
  expect(rows).not.toContain(qrText);
  expect(rows).not.toContain(typedCode);
  expect(rows).not.toContain(residents[0]?.idNumber);
  const others = await Promise.all(Array.from({ length: 50 }, () => showCode('chen').catch(() => null)));
  expect(new Set(others.map((other) => other?.qrText)).size).toBe(others.length);
});

test('attack row 30: who is no clerk, stands at no terminal, or names an item not handled here may not ask', async () => {
  const matter = await newApplication(stage);
  const { qrText: code } = await showCode();
  const body = { code, ...matter };
  expect(refusal(await stage.post('handler', '/desk/access-requests', body))).toBe('403 actor.forbidden');
  expect(refusal(await stage.post('lin', '/desk/access-requests', body))).toBe('403 actor.forbidden');
  const carried = await stage.http.post('/desk/access-requests', body, 'test-token-00000000000000000000000000000010');
  expect(refusal(carried)).toBe('403 terminal.required');
  await stage.database.execute('UPDATE terminal SET service_items = ?', ['["title-transfer"]']);
  expect(refusal(await stage.post('clerk', '/desk/access-requests', body))).toBe('403 service-item.not-here');
  await stage.database.execute('UPDATE terminal SET active = ?', [false]);
  expect(refusal(await stage.post('clerk', '/desk/access-requests', body))).toBe('403 terminal.required');
});

test('attack row 31: a certificate revoked after the code was made is not shown, and the read does not count', async () => {
  const held = await grant(stage);
  const mine = demoCertificates().find(
    ({ holder, type }) => holder.code === residents[0]?.idNumber && type.code === 'resident-identity-card',
  );
  const { sql, cipher, now } = stage.ground;
  await embeddedCertificateStore(sql, cipher, now).setStatus(mine?.id ?? '', 'revoked');
  const reading = { token: held.token, certificateType: 'resident-identity-card' };
  const path = `/desk/access-grants/${held.id}`;
  expect(refusal(await stage.post('clerk', `${path}/read`, reading))).toBe('409 certificate.revoked');
  const filing = { token: held.token, certificateTypes: ['resident-identity-card'] };
  expect(refusal(await stage.post('clerk', `${path}/file`, filing))).toBe('409 certificate.revoked');
  const other = { token: held.token, certificateType: 'real-estate-title' };
  expect(read(deskApi.read, await stage.post('clerk', `${path}/read`, other)).readsLeft).toBe(19);
});

test('attack row 20: another person’s request and grant look like missing ones to every route', async () => {
  const { id } = await grant(stage);
  const missing = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
  const consent = { number: '11', optional: [] };
  for (const [suffix, body] of [
    ['/consent', consent],
    ['/refuse', { report: false }],
  ] as const) {
    const theirs = await stage.post('chen', `/access-requests/${id}${suffix}`, body);
    const nobodys = await stage.post('chen', `/access-requests/${missing}${suffix}`, body);
    expect(refusal(theirs)).toBe('404 access-request.not-found');
    expect(bodyOf(theirs)).toBe(bodyOf(nobodys));
  }
  expect(bodyOf(await stage.get('chen', `/access-requests/${id}`))).toBe(
    bodyOf(await stage.get('chen', `/access-requests/${missing}`)),
  );
  expect(refusal(await stage.get('colleague', `/desk/access-requests/${id}`))).toBe('404 access-request.not-found');
});

test('attack row 20: an application of another unit looks like a missing one', async () => {
  const { applicationNumber } = await newApplication(stage);
  await stage.database.execute('UPDATE application SET unit_id = ? WHERE number = ?', [
    '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    applicationNumber,
  ]);
  expect(bodyOf(await stage.get('clerk', `/desk/applications/${applicationNumber}`))).toBe(
    bodyOf(await stage.get('clerk', '/desk/applications/YX20200101-0001')),
  );
});

test('attack row 21: odd ids are 404 or 422, never another row', async () => {
  await ask(stage);
  const odd = ['0', '-1', '1e3', '9007199254740993', 'null', '%00', '..%2F1', '%EF%BC%91'];
  for (const id of odd) {
    const { status } = await stage.get('lin', `/access-requests/${id}`);
    expect([400, 404, 422]).toContain(status);
  }
});

test('attack row 22: fields a client may not set are refused and nothing changes', async () => {
  const { id, number } = await ask(stage);
  const extra = { number, optional: [], status: 'granted', fields: ['address'], staffId: 'x' };
  const answer = await stage.post('lin', `/access-requests/${id}/consent`, extra);
  expect(refusal(answer)).toBe('422 request.invalid');
  const other = { number, optional: ['business-licence'] };
  expect(refusal(await stage.post('lin', `/access-requests/${id}/consent`, other))).toBe('422 request.invalid');
  expect(read(deskApi.request, await stage.get('clerk', `/desk/access-requests/${id}`)).status).toBe('asked');
});

test('attack row 23: before consent the window’s answers hold nothing of the person', async () => {
  const request = await ask(stage);
  const answers = [
    await stage.get('clerk', `/desk/access-requests/${request.id}`),
    await stage.get('clerk', '/desk/history'),
    await stage.get('clerk', `/desk/applications/${request.applicationNumber}`),
  ];
  const [person] = residents;
  for (const { body } of answers) {
    for (const value of [person?.name, '林*英', person?.idNumber, person?.id, person?.address])
      expect(JSON.stringify(body)).not.toContain(value);
  }
  const sheet = JSON.stringify((await stage.get('lin', `/access-requests/${request.id}`)).body);
  for (const value of [person?.name, person?.idNumber, person?.address]) expect(sheet).not.toContain(value);
});

test('attack row 24: a citizen on every window route is refused, and a clerk on every citizen route', async () => {
  const id = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
  const filled = (path: string) => path.replace(':id', id).replace(':number', 'YX20261124-0001');
  const refusals = async (who: 'lin' | 'clerk', api: typeof deskApi | typeof presentationApi) =>
    Promise.all(
      Object.values(api).map(async ({ method, path }) =>
        refusal(method === 'GET' ? await stage.get(who, filled(path)) : await stage.post(who, filled(path))),
      ),
    );
  expect(new Set(await refusals('lin', deskApi))).toEqual(new Set(['403 actor.forbidden']));
  expect(new Set(await refusals('clerk', presentationApi))).toEqual(new Set(['403 actor.forbidden']));
});

test('no answer, audit row or live event holds a code, a token or a value', async () => {
  const { qrText } = await showCode('chen');
  const held = await grant(stage);
  await stage.post('clerk', `/desk/access-grants/${held.id}/read`, {
    token: held.token,
    certificateType: 'resident-identity-card',
  });
  const kept = JSON.stringify([
    await stage.database.rows('SELECT * FROM audit_entry'),
    await stage.database.rows('SELECT * FROM live_event'),
    await stage.database.rows('SELECT * FROM access_grant'),
    await stage.database.rows('SELECT * FROM access_request'),
    await stage.database.rows('SELECT * FROM filed_material'),
    await stage.database.rows('SELECT * FROM certificate'),
    await stage.database.rows('SELECT * FROM staff_member'),
    await stage.database.rows('SELECT * FROM idempotency_key'),
  ]);
  const [person] = residents;
  for (const secret of [qrText, held.token, person?.name, person?.idNumber, person?.address, '陈晓雯'])
    expect(kept).not.toContain(secret);
});
