import type { Page } from 'playwright-core';
import { deskApi } from 'shared/presentation-desk.ts';
import { presentationApi } from 'shared/presentation.ts';
import { demoTerminals } from '../bff/src/demo/staff-demo.ts';
import { readQr, scanWithGun } from '../bff/test/harness/codes.ts';
import { residentOnPhone, staffAtDesk } from '../bff/test/harness/people.ts';
import type { Client } from '../bff/test/harness/client.ts';
import { settle } from './picture-settled.ts';
import type { Cast } from './picture-cast.ts';

let clerk: Promise<Client> | undefined;
let resident: Promise<Client> | undefined;

/** A clerk of another window scans the code on the page and asks; the phone shows what is asked. */
export async function asksAtWindow(page: Page, { stage }: Cast): Promise<void> {
  clerk ??= staffAtDesk(stage.server.url, '0313', demoTerminals[1]?.enrolmentCode);
  const desk = await clerk;
  const { items } = await desk.call(deskApi.serviceItems, {});
  const item = items.find(({ holder }) => holder === 'resident');
  if (!item) throw new Error('this window handles nothing for residents');
  const { number } = await desk.call(deskApi.openApplication, { serviceItemId: item.id });
  await page.getByText('秒后自动换新码').waitFor();
  await desk.call(deskApi.ask, { code: await readQr(page), serviceItemId: item.id, applicationNumber: number });
  await page.getByText('窗口屏幕上是哪个数').waitFor();
}

/** The clerk of the picture scans the phone of 王㛃, who has not answered yet. */
export async function waitsAtDesk(page: Page, { stage }: Cast): Promise<void> {
  await scans(page, stage.server.url);
}

/** … and she agrees. */
export async function readsAtDesk(page: Page, { stage }: Cast): Promise<void> {
  const phone = await scans(page, stage.server.url);
  const { items } = await phone.call(presentationApi.pending, {});
  const asked = items[0];
  if (!asked) throw new Error('nothing was asked');
  const number = await page.locator('.desk-number').first().innerText();
  await phone.call(presentationApi.consent, { id: asked.id, number: number.trim(), optional: [] });
}

async function scans(page: Page, origin: string): Promise<Client> {
  resident ??= residentOnPhone(origin, 3);
  const phone = await resident;
  const { qrText } = await phone.call(presentationApi.showCode, {});
  await page.getByText('居住证申领').first().click();
  await page.getByText('新开一件').first().click();
  await settle(page);
  await scanWithGun(page, qrText);
  await page.locator('.desk-number').waitFor();
  return phone;
}
