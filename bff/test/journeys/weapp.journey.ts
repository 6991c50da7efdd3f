import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { deskApi } from 'shared/presentation-desk.ts';
import { demoTerminals } from '../../src/demo/staff-demo.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { readQr } from '../harness/codes.ts';
import { staffAtDesk } from '../harness/people.ts';
import { startServer, type RunningServer } from '../harness/server.ts';
import { openWeapp } from '../harness/weapp.ts';

let server: RunningServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'warn' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close().finally(server.stop);
});

/** WeChat's views have no roles a browser knows: found by the words on the page in front. */
const words = (page: Page, text: string | RegExp) =>
  page
    .locator('.wx-page:visible')
    .getByText(text, { exact: typeof text === 'string' })
    .first();

async function logInByFace(page: Page, name: string): Promise<void> {
  await words(page, /请登录/).tap();
  await words(page, name).tap();
  await words(page, '我看过并同意').tap();
  await words(page, '下一步').tap();
  await words(page, '开始刷脸').tap();
  await words(page, '同意刷脸').tap();
  await words(page, '演示：通过').tap();
}

test('in WeChat 林秀英 logs in by face, shows her code, is asked at once, agrees and finds the window in her history', async () => {
  const clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
  const { items } = await clerk.call(deskApi.serviceItems, {});
  const item = items.find(({ holder }) => holder === 'resident');
  if (!item) throw new Error('this window handles nothing for residents');
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: item.id });

  const weapp = await openWeapp(browser, server.url, 'demo-1');
  const { page } = weapp;
  await logInByFace(page, '林秀英');
  await words(page, '证照').tap();
  await words(page, '居民身份证').waitFor();
  await words(page, '首页').tap();
  await words(page, '亮码').tap();
  await words(page, /秒后自动换新码/).waitFor();

  const code = await readQr(page);
  const asked = await clerk.call(deskApi.ask, {
    code,
    serviceItemId: item.id,
    applicationNumber: application.number,
  });
  await words(page, '窗口屏幕上是哪个数？').waitFor();
  await words(page, asked.number ?? '').tap();
  await words(page, '同意给看').tap();
  await words(page, '已经给窗口看了').waitFor();

  const grant = await clerk.call(deskApi.takeGrant, { id: asked.id });
  expect(grant.certificates.some(({ given }) => given)).toBe(true);
  await words(page, '看记录').tap();
  await words(page, new RegExp(item.name)).waitFor();
  expect(await weapp.calls()).toContain('setVisualEffectOnCapture');
  await weapp.close();
});

test('a code photographed by the phone itself dies, and leaving WeChat takes it away', async () => {
  const clerk = await staffAtDesk(server.url, '0313', demoTerminals[1]?.enrolmentCode);
  const { items } = await clerk.call(deskApi.serviceItems, {});
  const item = items[0];
  if (!item) throw new Error('this window handles nothing');
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: item.id });
  const ask = (code: string) =>
    clerk.call(deskApi.ask, { code, serviceItemId: item.id, applicationNumber: application.number });

  const weapp = await openWeapp(browser, server.url, 'demo-2');
  const { page } = weapp;
  await logInByFace(page, '陈国强');
  await words(page, '亮码').tap();
  await words(page, /秒后自动换新码/).waitFor();
  const before = await readQr(page);
  await weapp.fire('UserCaptureScreen');
  await words(page, /您刚才截了图/).waitFor();
  await expect(ask(before)).rejects.toThrow();

  await words(page, /秒后自动换新码/).waitFor();
  const shown = await readQr(page);
  await weapp.hide();
  await weapp.show();
  await words(page, '再亮一次').waitFor();
  await expect(ask(shown)).rejects.toThrow();
  await weapp.close();
});
