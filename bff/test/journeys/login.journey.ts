import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loginApi } from 'shared/login.ts';
import { staffApi, StaffSession } from 'shared/staff.ts';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { assertAccessible } from '../harness/accessibility.ts';
import { setStage, type Stage } from '../harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** The first two steps: who, with one of the sample people, and on to the ways. */
async function sayWho(page: Page, name: string): Promise<void> {
  await link(page, name).click();
  await page.getByRole('checkbox').click();
  await button(page, '下一步').click();
  await heading(page, '怎么核对是您本人').waitFor();
}

test('陈国强 logs in by face at the second try, acts for his firm, sees his devices, takes his consent back and leaves', async () => {
  const phone = await stage.open('phone');
  await link(phone, /请登录/).click();
  await button(phone, '下一步').click();
  await heading(phone, '有 3 处要改').waitFor();
  await assertAccessible(phone);
  await sayWho(phone, '陈国强');
  await assertAccessible(phone);
  await button(phone, '开始刷脸').click();
  await heading(phone, '刷脸要先征得您同意').waitFor();
  await assertAccessible(phone);
  await button(phone, '同意刷脸').click();
  await button(phone, '演示：没通过').click();
  await phone.getByText('没有核对成功').waitFor();
  await assertAccessible(phone);
  await button(phone, '再试一次').click();
  await button(phone, '演示：通过').click();

  await link(phone, /陈国强，已实名/).click();
  await link(phone, /我的企业/).click();
  await button(phone, /代表云江市样例智造有限公司办事/).click();
  await phone.getByText('正在代表').waitFor();
  await assertAccessible(phone);
  await phone.goto(`${stage.server.url}/#/tabs/home/index`);
  await link(phone, /企业有呼/).waitFor();
  await assertAccessible(phone);
  await phone.goto(`${stage.server.url}/#/features/organizations/pages/mine/index`);
  await button(phone, '回到个人').click();
  await phone.getByText('已切换到个人').waitFor();

  await phone.goto(`${stage.server.url}/#/features/sessions/pages/mine/index`);
  await phone.getByText('就是这台').waitFor();
  await phone.goto(`${stage.server.url}/#/features/login/pages/consents/index`);
  await button(phone, '撤回同意').click();
  await assertAccessible(phone);
  await button(phone, '撤回同意').last().click();
  await phone.getByText('已撤回').waitFor();

  await phone.goto(`${stage.server.url}/#/features/me/pages/mine/index`);
  await button(phone, '退出登录').click();
  await link(phone, /请登录/).waitFor();
});

test('林秀英 goes to a window instead of showing her face, in 长辈版', async () => {
  const phone = await stage.open('phone', { elder: true });
  await link(phone, '点这里登录').click();
  await sayWho(phone, '林秀英');
  await phone.getByRole('radio', { name: /到窗口核对/ }).click();
  await button(phone, '到窗口核对').click();
  await heading(phone, '把这个码给窗口看').waitFor();
  await assertAccessible(phone);
  const code = await phone.locator('.login-code').innerText();
  expect(await confirmAtDesk(code)).toBe('林秀英');
  await phone.getByText('林秀英，您好').waitFor();
  await assertAccessible(phone);
  await link(phone, '林秀英，您好').click();
  await heading(phone, '我的').waitFor();
  await assertAccessible(phone);
});

const Welcome = z.object({ staffPassword: z.string(), enrolmentCodes: z.array(z.string()) });

/** A clerk on an enrolled terminal types the code and finds card and person alike; returns the name shown. */
async function confirmAtDesk(code: string): Promise<string> {
  const { staffPassword, enrolmentCodes } = z.parse(Welcome, stage.server.ready);
  const desk = await stage.open('desk');
  const post = (path: string, body: object, csrf = '') => desk.evaluate(postFromPage, { path, body, csrf });
  await post(staffApi.enrolTerminal.path, { enrolmentCode: enrolmentCodes[0] });
  const login = await post(staffApi.login.path, { staffNumber: '0312', password: staffPassword });
  const { csrfToken } = z.parse(StaffSession, login);
  const { id, name } = z.parse(loginApi.identify.output, await post(loginApi.identify.path, { code }, csrfToken));
  await post(loginApi.confirmIdentification.path.replace(':id', id), {}, csrfToken);
  return name;
}

async function postFromPage({ path, body, csrf }: { path: string; body: object; csrf: string }): Promise<unknown> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-csrf-token': csrf,
      'idempotency-key': `key-of-the-desk-${Date.now()}`,
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}
