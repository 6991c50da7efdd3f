import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_STAFF_PASSWORD } from '../../src/demo/city.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { jpegWithGps } from '../harness/pictures.ts';
import { setStage, type Stage } from '../harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const text = '梧桐苑西门的健身器材断了一根。孩子在上面玩，怕伤到人。';
const title = '梧桐苑西门的健身器材断了一根';

/** Through the three steps of the login, as one of the sample people. */
async function logIn(page: Page, name: string): Promise<void> {
  await button(page, '去登录').click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('checkbox').click();
  await button(page, '下一步').click();
  await button(page, '开始刷脸').click();
  await button(page, '同意刷脸').click();
  await button(page, '演示：通过').click();
}

async function handler(staffNumber: string): Promise<Page> {
  const desk = await stage.open('desk', { path: '/features/handling/pages/sign-in/index' });
  await desk.getByLabel('工号').fill(staffNumber);
  await desk.getByLabel('密码').fill(DEMO_STAFF_PASSWORD);
  await button(desk, '登录').click();
  return desk;
}
const openCase = (desk: Page) => desk.getByRole('link', { name: new RegExp(title) }).click();
const done = (desk: Page, words: string) => desk.getByRole('status').getByText(`${words}，记下了`).waitFor();

async function addPhoto(page: Page, name: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, name).click()]);
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await jpegWithGps() });
}

test('a call goes through four roles: submitted, accepted, dispatched, resolved, refused, resolved again, rated, archived', async () => {
  const phone = await stage.open('phone', { path: '/tabs/cases/index' });
  await logIn(phone, '林秀英');
  await phone.getByText('我反映的').waitFor();
  await assertAccessible(phone);
  await button(phone, '我要反映').click();
  await button(phone, '提交').click();
  await phone.getByText('有 2 处要改').waitFor();
  await phone.getByRole('radio', { name: '求助' }).click();
  await phone.getByLabel('什么事？').fill(text);
  await phone.getByLabel('在哪里？').fill('柳湖街道梧桐苑西门');
  await addPhoto(phone, '加照片');
  await phone.getByRole('img', { name: '照片 1' }).waitFor();
  await phone.getByRole('switch').click();
  await assertAccessible(phone);
  await button(phone, '提交').click();
  await phone.getByText('等受理').waitFor();
  await assertAccessible(phone);
  await button(phone, '催一下').click();
  await phone.getByText('您催了一次').waitFor();

  const hotline = await handler('2001');
  await hotline.getByText('群众在催').waitFor();
  await openCase(hotline);
  await hotline.getByText('林*英').waitFor();
  await hotline.getByRole('img', { name: '群众照片 1' }).waitFor();
  await assertAccessible(hotline);
  await button(hotline, '受理').click();
  await done(hotline, '受理');
  await button(hotline, '研判').click();
  await hotline.getByRole('radio', { name: '安全隐患' }).click();
  await button(hotline, '研判').click();
  await done(hotline, '研判');
  await button(hotline, '转办').click();
  await button(hotline, '转办').click();
  await hotline.getByText('请选一个承办单位').waitFor();
  await hotline.getByRole('radio', { name: /城市管理局/ }).click();
  await button(hotline, '转办').click();
  await done(hotline, '转办');

  const unit = await handler('2101');
  await openCase(unit);
  await unit.getByText('群众要求不公开身份').waitFor();
  expect(await unit.locator('body').innerText()).not.toContain('林');
  await button(unit, '报办完').click();
  await unit.getByLabel('怎么办的').fill('已加固，贴了封条。');
  await addPhoto(unit, '加办理照片');
  await unit.getByRole('img', { name: '办理照片 1' }).waitFor();
  await assertAccessible(unit);
  await button(unit, '报办完').click();
  await done(unit, '报办完');

  await phone.reload();
  await phone.getByText('“已加固，贴了封条。”').first().waitFor();
  await button(phone, '没解决').click();
  await phone.getByLabel('还有什么问题').fill('封条第二天就掉了');
  await button(phone, '没解决，接着办').click();
  await phone.getByText('接着办', { exact: true }).waitFor();

  await hotline.reload();
  await openCase(hotline);
  await hotline.getByText('封条第二天就掉了').first().waitFor();
  await button(hotline, '转办').click();
  await hotline.getByRole('radio', { name: /城市管理局/ }).click();
  await button(hotline, '转办').click();
  await done(hotline, '转办');
  await unit.reload();
  await openCase(unit);
  await button(unit, '报办完').click();
  await unit.getByLabel('怎么办的').fill('换了新器材，今天试用正常。');
  await button(unit, '报办完').click();
  await done(unit, '报办完');

  await phone.reload();
  await button(phone, '解决了').click();
  await phone.getByRole('radio', { name: '4 星，满意' }).click();
  await phone.getByLabel('想说的话').fill('第二次办得好');
  await assertAccessible(phone);
  await button(phone, '评价').click();
  await phone.getByText('已评价').first().waitFor();

  const supervisor = await handler('3001');
  await supervisor.getByRole('tab', { name: '办完的' }).click();
  await openCase(supervisor);
  await button(supervisor, '归档').click();
  await button(supervisor, '归档').click();
  await done(supervisor, '归档');
  await phone.reload();
  await phone.getByText('已归档').first().waitFor();
  await phone.getByRole('link', { name: '谁看过' }).click();
  const looks = phone.getByRole('dialog', { name: '谁看过这一件' });
  await looks.getByText('云溪区城市管理局（样例）').first().waitFor();
  await looks.getByText('云溪区12345 热线中心（样例）').first().waitFor();
  await assertAccessible(phone);
});

test('a firm calls in its own name, and its agent follows it in 长辈版', async () => {
  const phone = await stage.open('phone', { path: '/tabs/cases/index', elder: true });
  await logIn(phone, '陈国强');
  await phone.getByText('市民有呼').first().waitFor();
  await button(phone, '我要反映').click();
  await phone.getByRole('link', { name: '换成企业' }).click();
  await button(phone, '代表云江市样例智造有限公司办事').click();
  await phone.getByText('现在代表企业办事').waitFor();
  await phone.goto(`${stage.server.url}/#/tabs/cases/index`);
  await phone.getByText('企业有呼').first().waitFor();
  await phone.getByRole('link', { name: /厂区门前路面积水/ }).waitFor();
  await assertAccessible(phone);
});
