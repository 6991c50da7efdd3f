import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { walletApi } from 'shared/wallet.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openWindowStage, read, refusal, type WindowStage } from '../../../test/harness/window-stage.ts';
import { residents } from '../../demo/city.ts';
import { AppError } from '../../kernel/app-error.ts';

let stage: WindowStage;
beforeEach(async () => {
  stage = await openWindowStage(await openTestDatabase());
});
afterEach(async () => {
  await stage.close();
  await stage.database.close();
});

const wallet = async (who: 'lin' | 'chen' | 'chenForFirm') =>
  read(walletApi.list, await stage.get(who, '/certificates'));

test('shows what a person holds, in the order of the catalog, numbers covered', async () => {
  const { holder, items } = await wallet('lin');
  expect(holder).toBe('resident');
  expect(items.map(({ name, status, expiresInDays }) => [name, status, expiresInDays])).toEqual([
    ['居民身份证', 'valid', null],
    ['居民户口簿', 'valid', null],
    ['不动产权证书', 'valid', null],
    ['机动车驾驶证', 'valid', 23],
    ['教师资格证书', 'valid', null],
  ]);
  expect(items[0]?.maskedNumber).toMatch(/^9\*{3} \*{4} \*{4} \d{3}[\dX]$/);
});

test('shows the firm’s licence while acting for the firm, and nothing of the person', async () => {
  const { holder, items } = await wallet('chenForFirm');
  expect(holder).toBe('organization');
  expect(items.map(({ name }) => name)).toEqual(['营业执照']);
});

test('the list decrypts nothing, one certificate is covered until revealed, and each reveal is in the audit', async () => {
  await stage.database.execute(
    "UPDATE certificate SET values_cipher = 'unreadable' WHERE type <> 'resident-identity-card'",
  );
  const { items } = await wallet('lin');
  const id = items[0]?.id ?? '';
  const covered = read(walletApi.read, await stage.get('lin', `/certificates/${id}`));
  expect(covered.fields.find((field) => field.id === 'name')).toMatchObject({ value: '林*英', masked: true });
  expect(covered.usedFor).toEqual(['居住证申领', '不动产转移登记']);
  const clear = read(walletApi.reveal, await stage.post('lin', `/certificates/${id}/reveal`));
  expect(clear.fields.find((field) => field.id === 'name')?.value).toBe('林秀英');
  const rows = await stage.database.rows("SELECT facts FROM audit_entry WHERE action = 'certificate.reveal'");
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('林秀英');
});

test('rare characters and the middle dot come back exactly', async () => {
  const { sql, cipher } = stage.ground;
  const rare = ['王㛃', '李𬭚', '龚䶮', '𠮷田春', '阿卜杜热西提·买买提明'];
  for (const name of rare) {
    const person = residents.find((resident) => resident.name === name);
    const index = cipher.blindIndex('resident.id-number', person?.idNumber ?? '');
    const [row] = await sql.rows('SELECT id, values_cipher FROM certificate WHERE holder_index = ? AND type = ?', [
      index,
      'resident-identity-card',
    ]);
    const place = { table: 'certificate', column: 'values_cipher', row: String(row?.['id']) };
    expect(JSON.parse(cipher.decrypt(String(row?.['values_cipher']), place))).toMatchObject({ name });
  }
});

test('attack row 19: another person’s certificate looks like a missing one, read or revealed', async () => {
  const theirs = (await wallet('chen')).items[0]?.id ?? '';
  const missing = theirs.replace(/SAMPLE\d{3}/, 'SAMPLE999');
  for (const path of ['', '/reveal'])
    for (const id of [theirs, missing]) {
      const answer = path
        ? await stage.post('lin', `/certificates/${id}${path}`)
        : await stage.get('lin', `/certificates/${id}`);
      expect(refusal(answer)).toBe('404 certificate.not-found');
      expect(JSON.stringify(answer.body)).not.toContain(id);
    }
});

test('attack row 21: odd identifiers are refused', async () => {
  for (const id of ['0', '-1', 'null', '%00', '..%2F1', "1.2.156.3005.2.' OR 1=1"]) {
    expect([400, 404, 422]).toContain((await stage.get('lin', `/certificates/${encodeURIComponent(id)}`)).status);
  }
});

test('attack row 24: staff and strangers have no wallet', async () => {
  expect(refusal(await stage.get('clerk', '/certificates'))).toBe('403 actor.forbidden');
  expect(refusal(await stage.http.get('/certificates'))).toBe('401 session.required');
});

test('a store that is away is said so, with when to come back', async () => {
  const database = await openTestDatabase();
  const away = () => Promise.reject(new AppError('upstream.unavailable', { retryAfter: 5 }));
  const broken = await openWindowStage(database, { store: () => ({ list: away, read: away }) });
  const answer = await broken.get('lin', '/certificates');
  expect(refusal(answer)).toBe('503 upstream.unavailable');
  expect(answer.headers.get('retry-after')).toBe('5');
  await broken.close();
  await database.close();
});
