import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fromBase32, toBase32 } from 'shared/base32.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { demoPerson } from '../harness/proofs-people.ts';
import { setStage, type Stage } from '../harness/stage.ts';

const VERIFY = '/features/proofs/pages/verify/index';

let stage: Stage;
let holder: Page;
/** A proof as the holder saved it. */
let pdf: string;
let ofd: string;
let link: string;
beforeAll(async () => {
  stage = await setStage();
  holder = await stage.open('phone', { path: '/features/proofs/pages/mine/index' });
  await button(holder, '去登录').click();
  await logIn(holder, '林秀英');
  await holder.getByRole('link', { name: /公积金提取/ }).click();
  pdf = await save(holder, 'PDF');
  ofd = await save(holder, 'OFD');
  link = printedCode(pdf);
});
afterAll(() => stage.close());

const button = (page: Page, name: string) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

/** Through the three steps of the login, as one of the sample people. */
async function logIn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('checkbox').click();
  await button(page, '下一步').click();
  await button(page, '开始刷脸').click();
  await button(page, '同意刷脸').click();
  await button(page, '演示：通过').click();
}

async function save(phone: Page, format: 'PDF' | 'OFD'): Promise<string> {
  const [saved] = await Promise.all([phone.waitForEvent('download'), button(phone, `存 ${format}`).click()]);
  const file = join(stage.server.dataDir, `saved.${format.toLowerCase()}`);
  await saved.saveAs(file);
  return file;
}

/** What a scanner reads from the page printed at 110 dpi. */
function printedCode(file: string): string {
  const picture = execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', file], { maxBuffer: 20_000_000 });
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'PNG:-'], {
    input: picture,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();
}

async function give(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选文件').click()]);
  await chooser.setFiles(file);
}

test('the printed code opens the verify page from any scanner, with the signed facts and the state', async () => {
  expect(link).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/V\/[0-9A-HJKMNP-TV-Z]{200,}$/);
  expect(link.length).toBeLessThanOrEqual(290);
  for (const screen of ['phone', 'desk'] as const) {
    const stranger = await stage.open(screen);
    await stranger.goto(link.replace('HTTP', 'http'));
    await heading(stranger, '码是真的，现在有效');
    for (const code of ['I-05', 'S-00', 'O-02']) await stranger.getByText(code).waitFor();
    expect(await stranger.locator('body').innerText()).not.toContain('林秀英');
    await assertAccessible(stranger);
  }
});

test('a clerk without a network scans the print: true what it says, its state not known, until the network is back', async () => {
  const clerk = await stage.open('phone', { path: VERIFY, elder: true });
  await heading(clerk, '验一份证明');
  await clerk.waitForLoadState('networkidle');
  await clerk.context().setOffline(true);
  await stage.showToCamera(
    execFileSync('pdftoppm', [
      '-r',
      '200',
      '-png',
      '-singlefile',
      '-x',
      '180',
      '-y',
      '700',
      '-W',
      '700',
      '-H',
      '600',
      pdf,
    ]),
  );
  await button(clerk, '扫证明上的码').click();
  await heading(clerk, '码是真的，状态没查');
  await clerk.getByText('离线核验').waitFor();
  await clerk.getByText('没有连上网，状态没查到。连上网会自动再查').waitFor();
  for (const code of ['I-05', 'S-01', 'O-02']) await clerk.getByText(code).waitFor();
  await clerk.getByText('云溪区不动产登记中心（样例）').first().waitFor();
  await assertAccessible(clerk);
  await clerk.context().setOffline(false);
  await heading(clerk, '码是真的，现在有效');
});

test('the bank clerk learns whether it is about the person at the counter, by the number on the ID card', async () => {
  const clerk = await stage.open('desk');
  await clerk.goto(link.replace('HTTP', 'http'));
  await heading(clerk, '码是真的，现在有效');
  const field = clerk.getByLabel('身份证号');
  await field.fill(demoPerson(2).idNumber);
  await button(clerk, '核对').click();
  await clerk.getByText('不一致', { exact: true }).waitFor();
  await assertAccessible(clerk);
  await field.fill(demoPerson(1).idNumber);
  await button(clerk, '核对').click();
  await clerk.getByText('一致', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('');
  await assertAccessible(clerk);
});

test('a forged code is called so without a network', async () => {
  const clerk = await stage.open('phone', { path: VERIFY });
  await heading(clerk, '验一份证明');
  await clerk.waitForLoadState('networkidle');
  await clerk.context().setOffline(true);
  const bytes = fromBase32(link.slice(link.lastIndexOf('/') + 1)) ?? new Uint8Array();
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  const forged = toBase32(bytes);
  await clerk.evaluate(`location.hash = '${VERIFY}?code=${forged}'`);
  await heading(clerk, '不能信，请不要收');
  await clerk.getByText('I-06').waitFor();
  await assertAccessible(clerk);
});

test('files are judged in the browser: not one byte of them is sent, only the hash', async () => {
  const stranger = await stage.open('desk', { path: VERIFY });
  const sent: { path: string; size: number }[] = [];
  stranger.on('request', (request) => {
    if (request.method() !== 'POST') return;
    sent.push({ path: new URL(request.url()).pathname, size: request.postDataBuffer()?.length ?? 0 });
  });
  for (const file of [pdf, ofd]) {
    await give(stranger, file);
    await heading(stranger, '是真的，现在有效');
    for (const code of ['I-00', 'S-00', 'O-00']) await stranger.getByText(code).waitFor();
    await button(stranger, '再验一份').click();
  }
  for (const [original, name] of [
    [pdf, 'forged.pdf'],
    [ofd, 'forged.ofd'],
  ] as const) {
    const bytes = readFileSync(original);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    const forged = join(stage.server.dataDir, name);
    writeFileSync(forged, bytes);
    await give(stranger, forged);
    await heading(stranger, '不能信，请不要收');
    await button(stranger, '再验一份').click();
  }
  expect(sent.map(({ path }) => path)).toEqual(['/api/v1/verifications/hash', '/api/v1/verifications/hash']);
  expect(sent.every(({ size }) => size < 100)).toBe(true);
});

test('a photo of the code is read in the browser; one without a code says so, and an empty or huge file too', async () => {
  const stranger = await stage.open('desk', { path: VERIFY });
  const paper = (...part: string[]) =>
    execFileSync('pdftoppm', ['-r', '110', '-jpeg', '-singlefile', ...part, pdf], { maxBuffer: 20_000_000 });
  const odd: [string, Buffer, RegExp][] = [
    ['corner.jpg', paper('-W', '200', '-H', '100'), /没有看清二维码/],
    ['heic.jpg', Buffer.from('no picture at all'), /没有看清二维码/],
    ['empty.pdf', Buffer.alloc(0), /这个文件是空的/],
    ['huge.pdf', Buffer.alloc(60 * 1024 * 1024), /超过 2 MB/],
  ];
  for (const [name, bytes, words] of odd) {
    writeFileSync(join(stage.server.dataDir, name), bytes);
    await give(stranger, join(stage.server.dataDir, name));
    await stranger.getByText(words).waitFor();
  }
  await assertAccessible(stranger);
  writeFileSync(join(stage.server.dataDir, 'photo.jpg'), paper());
  await give(stranger, join(stage.server.dataDir, 'photo.jpg'));
  await heading(stranger, '码是真的，现在有效');
});

test('the holder sees that it was verified', async () => {
  await holder.reload();
  await holder.getByText(/^\d+ 次，最近/).waitFor();
  await holder.getByText('填的身份证号不是您的').waitFor();
  await assertAccessible(holder);
});
