import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../harness/accessibility.ts';
import type { Kept } from '../harness/browser.ts';
import { setStage, type Stage } from '../harness/stage.ts';

/** Every page of the phone that stands on its own, and words that say it is ready. */
const pages = [
  ['/tabs/home/index', /林秀英/],
  ['/tabs/wallet/index', /居民身份证/],
  ['/tabs/proofs/index', /户籍证明/],
  ['/tabs/cases/index', /小区东门路灯不亮/],
  ['/features/proofs/pages/ask/index?type=housing-status', /开之前，请看一下/],
  ['/features/proofs/pages/mine/index', /公积金提取/],
  ['/features/proofs/pages/verify/index', /扫证明上的码/],
  ['/features/proof-requests/pages/apply/index?type=no-criminal-record', /谁来审/],
  ['/features/proof-requests/pages/mine/index', /要补材料/],
  ['/features/inquiries/pages/mine/index', /云溪区司法局/],
  ['/features/cases/pages/submit/index', /什么事？/],
  ['/features/presentation/pages/code/index', /秒后自动换新码/],
  ['/features/presentation/pages/scan/index', /对准窗口屏幕上的码|改为亮码/],
  ['/features/presentation/pages/history/index', /您同意/],
  ['/features/me/pages/mine/index', /退出登录/],
  ['/features/sessions/pages/mine/index', /就是这台/],
  ['/features/login/pages/consents/index', /生效中/],
  ['/features/login/pages/privacy/index', /收集什么/],
  ['/features/organizations/pages/mine/index', /还没有绑定企业/],
  ['/features/organizations/pages/bind/index', /统一社会信用代码/],
] as const;

let stage: Stage;
let known: Kept;
beforeAll(async () => {
  stage = await setStage();
  known = await logIn(await stage.open('phone', { path: '/features/login/pages/who/index' }));
}, 120_000);
afterAll(() => stage.close(), 30_000);

async function logIn(page: Page) {
  const press = (name: string) => page.getByRole('button', { name }).click();
  await page.getByRole('link', { name: '林秀英' }).click();
  await page.getByRole('checkbox').click();
  await press('下一步');
  await press('开始刷脸');
  await press('同意刷脸');
  await press('演示：通过');
  await page.getByText('林秀英').first().waitFor();
  return page.context().storageState();
}

describe.each([
  ['usual size', false],
  ['长辈版', true],
] as const)('at %s', (_size, elder) => {
  test.each(pages)('axe finds nothing serious on %s', async (path, ready) => {
    const page = await stage.open('phone', { path, elder, kept: known });
    await page.getByText(ready).first().waitFor();
    await assertAccessible(page);
    await page.context().close();
  });
});
