import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DEMO_STAFF_PASSWORD, residents } from '../../src/demo/city.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { readQr, scanWithGun } from '../harness/codes.ts';
import { setStage, type Stage } from '../harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Those with an identity card and a house; the second with a character beyond the BMP. */
const named = (name: string) => {
  const found = residents.find((resident) => resident.name === name);
  if (!found) throw new RangeError(`no demo resident ${name}`);
  return found;
};
const lin = named('林秀英');
const li = named('李𬭚');
const ouyang = named('欧阳婉清');

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const bodyOf = (page: Page) => page.locator('body').innerText();

/** Anything that names a person, also masked. */
const whoIs = ({ name, idNumber }: { name: string; idNumber: string }) =>
  new RegExp(`${name}|${[...name][0]}\\*|${idNumber}`, 'u');

/** A resident's phone on a page that asks who it is, logged in through the three steps. */
async function openPhone({ name }: { name: string }, elder = false): Promise<Page> {
  const phone = await stage.open('phone', { path: '/features/presentation/pages/code/index', elder });
  await button(phone, '去登录').click();
  await phone.getByRole('link', { name }).click();
  await phone.getByRole('checkbox').click();
  await button(phone, '下一步').click();
  await button(phone, '开始刷脸').click();
  await button(phone, '同意刷脸').click();
  await button(phone, '演示：通过').click();
  return phone;
}

/** A clerk at a window: by the short link, this computer enrolled, logged in; with all the server told it. */
async function openDesk(enrolmentCode: string): Promise<{ desk: Page; told: string[] }> {
  const desk = await stage.open('desk');
  const told: string[] = [];
  desk.on('response', (response) => {
    if (response.url().includes('/api/v1/'))
      void response.text().then(
        (text) => told.push(text),
        () => undefined,
      );
  });
  await desk.goto(`${stage.server.url}/desk`);
  await desk.getByLabel('终端登记码').fill(enrolmentCode);
  await desk.keyboard.press('Enter');
  await desk.getByLabel('工号').fill('0312');
  await desk.getByLabel('密码').fill(DEMO_STAFF_PASSWORD);
  await assertAccessible(desk);
  await desk.keyboard.press('Enter');
  await heading(desk, '扫群众的码');
  return { desk, told };
}

/** Number key, then Enter: a new application for 居住证申领. */
async function pick(desk: Page): Promise<void> {
  await desk
    .getByRole('radio', { name: /居住证申领/ })
    .first()
    .waitFor();
  await desk.keyboard.press('1');
  await desk
    .getByRole('radio', { name: /居住证申领/, checked: true })
    .first()
    .waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByText('可以扫了').waitFor();
}

/** As a clerk does: once more when the phone renewed its code in between. Gives the number on the screen. */
async function scanPhone(desk: Page, phone: Page): Promise<Locator> {
  const plate = desk.getByRole('img', { name: /核对数/ });
  for (let tries = 0; tries < 5; tries += 1) {
    await scanWithGun(desk, await readQr(phone));
    const asked = await plate.waitFor({ timeout: 20_000 }).then(
      () => true,
      () => false,
    );
    if (asked) return plate;
  }
  throw new Error(await bodyOf(desk));
}

test('林秀英 shows her code, the clerk scans it with the gun, she agrees by the number, and only what she gave is seen and filed', async () => {
  const { desk, told } = await openDesk('YXDEM-00004');
  const phone = await openPhone(lin);
  await phone.getByRole('timer').waitFor();
  await assertAccessible(phone);

  await scanWithGun(desk, await readQr(phone));
  await desk.getByText('先选办什么事').waitFor();
  await assertAccessible(desk);
  await pick(desk);
  await scanWithGun(desk, 'Z1ABCDEFGHJKMNPQRSTVWXYZ0123');
  await desk.getByText('没有发出请求。请群众刷新后重试。').waitFor();

  const plate = await scanPhone(desk, phone);
  await assertAccessible(desk);
  const number = (await plate.innerText()).trim();

  await button(phone, '同意给看').waitFor();
  await assertAccessible(phone);
  expect(`${told.join()}${await bodyOf(desk)}`).not.toMatch(whoIs(lin));
  await button(phone, '同意给看').click();
  await phone.getByText('请先点窗口屏幕上的数').waitFor();
  await phone.getByRole('radio', { name: number, exact: true }).click();
  await button(phone, '同意给看').click();
  await heading(phone, '已经给窗口看了');
  await assertAccessible(phone);

  await desk.getByText(lin.name).waitFor();
  await assertAccessible(desk);
  const seen = await bodyOf(desk);
  expect(seen.replaceAll(/\s/g, '')).toContain(lin.idNumber);
  expect(seen).not.toMatch(/民族|住址|出生日期|有效期/);
  await desk.keyboard.press('2');
  await desk.getByText(lin.address).waitFor();
  expect(await bodyOf(desk)).not.toMatch(/证书号|共有情况|建筑面积/);
  const values = [...told.join().matchAll(/"id":"(\w+)","label":"[^"]+","value"/g)].map(([, id]) => id);
  expect(values).toEqual(['name', 'idNumber', 'address']);

  await desk.keyboard.press('F9');
  await desk.getByText(/已存进 [A-Z]{2}\d{8}-\d{4}/).waitFor();
  await desk.emulateMedia({ media: 'print' });
  await desk.getByText('材料收取回执').waitFor();
  expect(await desk.getByText(lin.address).isVisible()).toBe(false);
  await desk.emulateMedia({ media: 'screen' });
  await desk.keyboard.press('Alt+KeyN');
  await desk.getByText('先选办什么事').waitFor();
  expect(await bodyOf(desk)).not.toContain(lin.name);

  await desk.getByRole('tab', { name: '今天的记录' }).click();
  await desk.getByRole('row', { name: /居住证申领.*群众已同意.*已存办件.*2 次/ }).waitFor();
  await assertAccessible(desk);
  await desk.getByRole('tab', { name: '办件' }).click();
  await desk.getByRole('radio', { name: /材料齐了/ }).click();
  await desk.getByText('姓名、身份证号', { exact: true }).waitFor();
  await assertAccessible(desk);

  await phone.goto(`${stage.server.url}/#/features/presentation/pages/history/index`);
  await phone.getByText('居住证申领').first().waitFor();
  await phone.getByText('18 号窗口').first().waitFor();
  await assertAccessible(phone);
  await phone.goto(`${stage.server.url}/#/tabs/wallet/index`);
  await phone.getByText('居民身份证').first().waitFor();
  await assertAccessible(phone);
});

test('in 长辈版 the camera takes up the window’s own code, and the clerk types the two digits read out', async () => {
  const { desk } = await openDesk('YXDEM-00001');
  await pick(desk);
  await desk.keyboard.press('Alt+KeyM');
  await desk.getByRole('img', { name: '本窗口的码' }).waitFor();
  await assertAccessible(desk);
  expect(await readQr(desk)).toMatch(/\/w\/[0-9A-Z]{26}$/);
  const phone = await openPhone(li, true);
  await phone.getByRole('timer').waitFor();
  await assertAccessible(phone);

  await stage.showToCamera(await desk.locator('.desk-code').screenshot());
  await phone.goto(`${stage.server.url}/#/features/presentation/pages/scan/index`);
  await button(phone, '不同意').waitFor();
  await assertAccessible(phone);
  await desk.getByText('群众正在手机上看清单').first().waitFor();
  expect(await bodyOf(desk)).not.toMatch(whoIs(li));
  await phone.getByRole('checkbox').first().click();
  await phone.getByRole('button', { name: '同意', exact: true }).click();
  const plate = phone.getByRole('img', { name: /核对数/ });
  await plate.waitFor();
  await assertAccessible(phone);

  await desk.getByLabel('手机上的两位数').waitFor();
  await assertAccessible(desk);
  await desk.keyboard.type((await plate.innerText()).trim());
  await desk.getByText(li.name).waitFor();
  await heading(phone, '已经给窗口看了');
  await assertAccessible(phone);

  await phone.goto(`${stage.server.url}/#/features/presentation/pages/history/index`);
  await phone.getByText('15 号窗口').first().waitFor();
  await assertAccessible(phone);
  await phone.goto(`${stage.server.url}/#/tabs/wallet/index`);
  await phone.getByText('居民身份证').first().waitFor();
  await assertAccessible(phone);
});

test('when she says no, the clerk learns that and nothing else, and may ask once more', async () => {
  const { desk, told } = await openDesk('YXDEM-00002');
  await pick(desk);
  const phone = await openPhone(ouyang);
  await phone.getByRole('timer').waitFor();
  await scanPhone(desk, phone);
  await button(phone, '不同意').click();
  await heading(desk, '群众没同意');
  await assertAccessible(desk);
  expect(`${told.join()}${await bodyOf(desk)}`).not.toMatch(whoIs(ouyang));
  await desk.keyboard.press('Alt+KeyR');
  await desk.getByText('可以扫了').waitFor();

  const closed = await openPhone(named('王㛃'));
  await closed.getByRole('timer').waitFor();
  const code = await readQr(closed);
  await closed.close();
  // The tab's last word is on its way, and nobody can be asked whether it has come.
  await desk.waitForTimeout(3_000);
  await scanWithGun(desk, code);
  await desk.getByText('没有发出请求。请群众刷新后重试。').waitFor();
  await desk.keyboard.press('Alt+KeyL');
  await heading(desk, '窗口人员登录');
});
