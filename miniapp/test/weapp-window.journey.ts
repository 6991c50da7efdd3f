import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { deskApi } from 'shared/presentation-desk.ts';
import { launchBrowser, type TestBrowser } from '../../bff/test/harness/browser.ts';
import type { Client } from '../../bff/test/harness/client.ts';
import { readQr } from '../../bff/test/harness/codes.ts';
import { staffAtDesk } from '../../bff/test/harness/people.ts';
import { startServer, type RunningServer } from '../../bff/test/harness/server.ts';
import { openWeapp, type Weapp } from '../../bff/test/harness/weapp.ts';

let server: RunningServer;
let browser: TestBrowser;
let clerk: Client;
let weapp: Weapp;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'warn' });
  browser = await launchBrowser();
  clerk = await staffAtDesk(server.url, '0312', 'YXDEM-00004');
  weapp = await openWeapp(browser, server.url, 'demo-1');
  await logInByFace(weapp.page, '林秀英');
});
afterAll(async () => {
  await weapp.close().finally(browser.close).finally(server.stop);
});

/** WeChat's views have no roles a browser knows: found by the words on the page in front. */
const words = (page: Page, text: string | RegExp) =>
  page
    .locator('.wx-page:visible')
    .getByText(text, { exact: typeof text === 'string' })
    .first();
const tap = (text: string | RegExp) => words(weapp.page, text).tap();
const see = (text: string | RegExp) => words(weapp.page, text).waitFor();

async function logInByFace(page: Page, name: string): Promise<void> {
  const steps = [/请登录/, name, '我看过并同意', '下一步', '开始刷脸', '同意刷脸', '演示：通过'];
  for (const step of steps) await words(page, step).tap();
}

async function openApplication() {
  const { number } = await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' });
  return { serviceItemId: 'residence-permit', applicationNumber: number };
}
const statusOf = async (id: string) => (await clerk.call(deskApi.request, { id })).status;
async function statusSoon(id: string, wanted: string) {
  for (let turn = 0; turn < 300 && (await statusOf(id)) !== wanted; turn++) await weapp.page.waitForTimeout(100);
  return statusOf(id);
}

test('she scans the window, agrees, tells the clerk two digits, and takes it back afterwards', async () => {
  const offered = await clerk.call(deskApi.offer, await openApplication());
  await weapp.willScan(offered.url);
  await tap('扫一扫');
  await see('有窗口要看您的证照');
  await tap('同意给看');
  await see('请把这个数告诉窗口');
  const number = await weapp.page.locator('.wx-page:visible .sb-plate-alone').innerText();
  await clerk.call(deskApi.match, { id: offered.request.id, number: number.trim() });
  await see('已经给窗口看了');

  const { token } = await clerk.call(deskApi.takeGrant, { id: offered.request.id });
  await tap('撤回授权');
  await tap('撤回');
  await see('已经撤回');
  const reading = { id: offered.request.id, token, certificateType: 'resident-identity-card' };
  await expect(clerk.call(deskApi.read, reading)).rejects.toThrow('access-grant.not-usable');
  await tap('好了');
});

test('the phone asks before she leaves the decision, and leaving is refusing', async () => {
  await tap('亮码');
  await see(/秒后自动换新码/);
  const code = await readQr(weapp.page);
  const asked = await clerk.call(deskApi.ask, { code, ...(await openApplication()) });
  await see('窗口屏幕上是哪个数？');
  expect(await weapp.calls()).toContain('enableAlertBeforeUnload');
  expect(await statusOf(asked.id)).toBe('asked');
  await weapp.page.evaluate('void phone.pages.back(1)');
  await see(/秒后自动换新码|再亮一次/);
  expect(await statusSoon(asked.id, 'refused')).toBe('refused');
});
