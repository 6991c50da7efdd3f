import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromBase32, toBase32 } from 'shared/base32.ts';
import { proofsApi } from 'shared/proofs.ts';
import { codeInLink } from 'shared/signed-code.ts';
import { launchBrowser, type TestBrowser } from '../../bff/test/harness/browser.ts';
import type { Client } from '../../bff/test/harness/client.ts';
import { residentOnPhone, stepUp } from '../../bff/test/harness/people.ts';
import { startServer, type RunningServer } from '../../bff/test/harness/server.ts';
import { openWeapp, type Weapp } from '../../bff/test/harness/weapp.ts';
import { demoPerson } from '../../bff/test/harness/proofs-people.ts';

let server: RunningServer;
let browser: TestBrowser;
let holder: Client;
let proof: { id: string; verifyUrl: string };
/** Of somebody who never logs in. */
let weapp: Weapp;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'warn' });
  browser = await launchBrowser();
  holder = await residentOnPhone(server.url, 1);
  await stepUp(holder);
  proof = await holder.call(proofsApi.issue, { type: 'housing-status', purpose: '买房资格审核' });
  weapp = await openWeapp(browser, server.url, 'demo-30');
  await tap('验一份证明');
  await see(/^不用登录。看内容/);
  await weapp.page.waitForFunction(`'verification-keys' in phone.stored`);
});
afterAll(async () => {
  await weapp.close().finally(browser.close).finally(server.stop);
});

/** WeChat's views have no roles a browser knows: found by the words on the page in front. */
const words = (text: string | RegExp) =>
  weapp.page
    .locator('.wx-page:visible')
    .getByText(text, { exact: typeof text === 'string' })
    .first();
const tap = (text: string | RegExp) => words(text).tap();
const see = (text: string | RegExp) => words(text).waitFor();

async function scan(link: string): Promise<void> {
  await weapp.willScan(link);
  await tap('扫证明上的码');
}

async function again(): Promise<void> {
  await tap('再验一份');
  await see(/^不用登录。看内容/);
}

function forgedLink(): string {
  const code = codeInLink(proof.verifyUrl) ?? '';
  const bytes = fromBase32(code) ?? new Uint8Array();
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  return proof.verifyUrl.replace(code, toBase32(bytes));
}

test('without a network WeChat judges a scanned code by itself, and adds the state when the network is back', async () => {
  await weapp.setOffline(true);
  await scan(proof.verifyUrl);
  await see('码是真的，状态没查');
  await see('没有连上网，状态没查到。连上网会自动再查');
  for (const code of ['I-05', 'S-01', 'O-02', '云溪区不动产登记中心（样例）', '林*英']) await see(code);
  await weapp.setOffline(false);
  await see('码是真的，现在有效');
  await see('S-00');
  await again();
});

test('attack row 28: without a network a forged code is called forged', async () => {
  await weapp.setOffline(true);
  await scan(forgedLink());
  await see('不能信，请不要收');
  await see('I-06');
  await again();
  await weapp.setOffline(false);
});

test('a program with older keys says that it cannot tell, asks the server, and knows the new key from then on', async () => {
  await weapp.page.evaluate(`{
    const kept = JSON.parse(phone.stored['verification-keys']);
    phone.stored['verification-keys'] = JSON.stringify({ ...kept, codeKeys: [] });
  }`);
  await weapp.setOffline(true);
  await scan(proof.verifyUrl);
  await see('现在说不准，请连网再验');
  for (const code of ['I-07', 'S-09', 'O-08']) await see(code);
  expect(await words('林*英').count()).toBe(0);
  await weapp.setOffline(false);
  await see('码是真的，现在有效');
  await weapp.page.waitForFunction(`JSON.parse(phone.stored['verification-keys']).codeKeys.length === 1`);
  await again();
  await weapp.setOffline(true);
  await scan(proof.verifyUrl);
  await see('码是真的，状态没查');
  await again();
  await weapp.setOffline(false);
});

test('in WeChat the ID number of the person at hand is compared, and a file from a chat is sent and judged', async () => {
  await scan(proof.verifyUrl);
  await see('是本人的吗？核对身份证号');
  await weapp.page.locator('.wx-page:visible wx-input#holder-code input').fill(demoPerson(1).idNumber);
  await tap('核对');
  await see('一致');
  await again();
  const pdf = Buffer.from(await holder.bytes(`/proofs/${proof.id}/file`));
  for (const [path, bytes, heading] of [
    ['wxfile://tmp/good.pdf', pdf, '是真的，现在有效'],
    ['wxfile://tmp/edited.pdf', flipped(pdf), '不能信，请不要收'],
  ] as const) {
    await weapp.willPick({ path, bytes });
    await tap('选文件');
    await see(heading);
    await again();
  }
});

function flipped(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes);
  other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
  return other;
}
