import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { DEMO_STAFF_PASSWORD } from '../../src/demo/city.ts';
import { demoDepartmentRecords } from '../../src/demo/department-records.ts';
import { proofTypes } from '../../src/features/proofs/types.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { codeOn, fontsOf, signatureOf, structureOf, textOf, trustStore } from '../harness/pdf-readers.ts';
import { subjectOf } from '../harness/proofs-people.ts';
import { setStage, type Stage } from '../harness/stage.ts';

/** 龚䶮: every department has a record of hers. */
const PERSON = 5;

let stage: Stage;
let phone: Page;
let store: string;
let roots: Buffer[];
beforeAll(async () => {
  stage = await setStage();
  store = trustStore(stage.server.dataDir, join(stage.server.dataDir, 'demo-root.pem'));
  roots = ['demo-root.pem', 'demo-sm2-root.pem'].flatMap((file) =>
    certificatesIn(readFileSync(join(stage.server.dataDir, file), 'utf8')),
  );
  phone = await stage.open('phone', { path: '/features/proofs/pages/mine/index' });
  await logIn(phone, '龚䶮');
});
afterAll(() => stage.close());

const button = (name: string) => phone.getByRole('button', { name });

function certificatesIn(pem: string): Buffer[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)];
  return blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '去登录' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '开始刷脸' }).click();
  await page.getByRole('button', { name: '同意刷脸' }).click();
  await page.getByRole('button', { name: '演示：通过' }).click();
  await page.getByText('还没有开过证明').waitFor();
}

async function keep(words: string, file: string): Promise<void> {
  const [saved] = await Promise.all([phone.waitForEvent('download'), button(words).click()]);
  await saved.saveAs(file);
}

test('whoever tries the eight types has a record of each', () => {
  for (const { dataSet } of proofTypes)
    expect(
      demoDepartmentRecords({ dataSet, subject: { kind: 'person', ...subjectOf(PERSON) }, purpose: '', reference: '' }),
    ).not.toBeNull();
});

for (const type of proofTypes) {
  test(`${type.title}: asked for, issued and kept in both formats, and programs of other makers agree with ours`, async () => {
    await phone.goto(`${stage.server.url}/#/features/proofs/pages/ask/index?type=${type.code}`);
    const purpose = type.purposes[0] ?? '';
    await phone.getByRole('radio', { name: purpose, exact: true }).click();
    await assertAccessible(phone);
    await button('核对本人，马上开').click();
    // The first confirmation holds for five minutes: the others go straight through.
    await Promise.race([
      phone.getByText('开好了').waitFor(),
      button('开始刷脸')
        .click()
        .then(() => button('演示：通过').click()),
    ]);
    await phone.getByText('开好了').waitFor();
    await phone
      .getByRole('img', { name: `${type.title}第一页的图片` })
      .first()
      .waitFor();
    await assertAccessible(phone);

    const pdf = join(stage.server.dataDir, `${type.code}.pdf`);
    await keep('存 PDF', pdf);
    expect(signatureOf(pdf, store)).toContain('Signature is Valid.');
    expect(signatureOf(pdf, store)).toContain('Certificate is Trusted.');
    expect(structureOf(pdf)).toContain('No syntax or stream encoding errors');
    expect(fontsOf(pdf).length).toBeGreaterThan(0);
    expect(fontsOf(pdf)).not.toContain(false);
    const text = textOf(pdf);
    for (const words of [type.heading, '龚䶮', subjectOf(PERSON).code, `仅用于${purpose}`])
      expect(text).toContain(words);
    const pages = Number(/共(\d+)页/.exec(text)?.[1] ?? 1);
    expect(codeOn(pdf, pages)).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/V\/[0-9A-Z]{26,}$/);

    const ofd = join(stage.server.dataDir, `${type.code}.ofd`);
    await keep('存 OFD', ofd);
    for (const file of [pdf, ofd])
      expect(await verifyDocument(readFileSync(file), { roots, at: new Date() })).toMatchObject({ ok: true });
  });
}

test('the department puts a wrong proof right: the old one names the new one, which is on her phone at once', async () => {
  await phone.goto(`${stage.server.url}/#/features/proofs/pages/mine/index`);
  await phone.getByRole('link', { name: /有无房证明/ }).click();
  const old = await phone.getByText(/^BDC-\d{4}-\d{6}$/).innerText();
  const desk = await stage.open('desk', { path: '/features/handling/pages/sign-in/index' });
  await desk.getByLabel('工号').fill('4004');
  await desk.getByLabel('密码').fill(DEMO_STAFF_PASSWORD);
  await desk.getByRole('button', { name: '登录' }).click();
  await desk.getByRole('link', { name: '开出的证明' }).click();
  await desk.getByLabel('按编号找').fill(old);
  await desk.getByRole('button', { name: '找', exact: true }).click();
  await desk.getByRole('link', { name: new RegExp(old) }).click();
  expect(await desk.locator('body').innerText()).not.toContain('龚䶮');
  await assertAccessible(desk);
  await desk.getByRole('button', { name: '更正：按今天的数据重开' }).click();
  await desk.getByRole('button', { name: '作废这一份并重开' }).click();
  await desk.getByText('内容有误，已更正').waitFor();

  await phone.reload();
  await phone.getByText(/登记中心在.*作废，不能再用。原因：内容有误，已更正。请用新的一份，编号 BDC-/).waitFor();
  await phone.goto(`${stage.server.url}/#/features/proofs/pages/mine/index`);
  const rows = phone.getByRole('link', { name: /有无房证明/ });
  await rows.nth(1).waitFor();
  expect((await rows.allInnerTexts()).map((row) => /有效|已作废/.exec(row)?.[0])).toEqual(['有效', '已作废']);
});

test('all are in the list, and those that tell much about a life without their name', async () => {
  await phone.goto(`${stage.server.url}/#/features/proofs/pages/mine/index`);
  const rows = phone.getByRole('group', { name: '我开过的' }).getByRole('link');
  await rows.nth(8).waitFor();
  expect(await rows.count()).toBe(9);
  const shown = (await rows.allInnerTexts()).join('\n');
  for (const { title, sensitivity } of proofTypes) expect(shown.includes(title)).toBe(sensitivity !== 'high');
  await assertAccessible(phone);
});
