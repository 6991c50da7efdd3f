import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../harness/accessibility.ts';
import { setStage, type Stage } from '../harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const button = (page: Page, name: string) => page.getByRole('button', { name });

/** Through the three steps of the login, as one of the sample people. */
async function logIn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('checkbox').click();
  await button(page, '下一步').click();
  await button(page, '开始刷脸').click();
  await button(page, '同意刷脸').click();
  await button(page, '演示：通过').click();
}

test('林秀英 gets a 有无房证明, keeps it, a stranger believes it, she withdraws it, the stranger is told', async () => {
  const phone = await stage.open('phone', { path: '/features/proofs/pages/mine/index' });
  await button(phone, '去登录').click();
  await logIn(phone, '林秀英');
  await phone.getByRole('link', { name: /公积金提取/ }).waitFor();
  await assertAccessible(phone);
  await phone.goto(`${stage.server.url}/#/tabs/proofs/index`);
  await phone.getByRole('radio', { name: '买房' }).click();
  await phone.getByRole('link', { name: /不动产登记中心/ }).click();

  await button(phone, '核对本人，马上开').click();
  await phone.getByText('请选一个用途').waitFor();
  await phone.getByRole('radio', { name: '买房资格审核' }).click();
  await phone.getByLabel('交给谁？').fill('云溪区样例房屋交易中心');
  await assertAccessible(phone);
  await button(phone, '核对本人，马上开').click();
  await button(phone, '开始刷脸').click();
  await button(phone, '演示：通过').click();
  await phone.getByText('开好了').waitFor();
  await phone.getByRole('img', { name: '有无房证明第一页的图片' }).first().waitFor();
  await assertAccessible(phone);

  const [saved] = await Promise.all([phone.waitForEvent('download'), button(phone, '存 PDF').click()]);
  expect(saved.suggestedFilename()).toMatch(/^有无房证明 BDC-\d{4}-\d{6}\.pdf$/);
  const file = join(stage.server.dataDir, 'saved.pdf');
  await saved.saveAs(file);
  believedByOthers(file);

  const link = printedCode(file);
  expect(link).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/V\/[0-9A-Z]{200,}$/);

  const stranger = await stage.open('desk');
  await stranger.goto(link.toLowerCase().replace(/v\/\w+$/, (code) => code.toUpperCase()));
  await stranger.getByRole('heading', { name: '码是真的，现在有效' }).waitFor();
  await stranger.getByText('林*英').first().waitFor();
  await assertAccessible(stranger);
  expect(await stranger.locator('body').innerText()).not.toContain('林秀英');
  await give(stranger, file);
  await stranger.getByRole('heading', { name: '是真的，现在有效', exact: true }).waitFor();

  const forged = join(stage.server.dataDir, 'forged.pdf');
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(forged, bytes);
  await button(stranger, '再验一份').click();
  await give(stranger, forged);
  await stranger.getByRole('heading', { name: '不能信，请不要收' }).waitFor();

  await button(phone, '不要了，作废这一份').click();
  await button(phone, '作废这一份').last().click();
  await phone.getByText('作废，不能再用').waitFor();
  await button(stranger, '再验一份').click();
  await give(stranger, file);
  await stranger.getByRole('heading', { name: '不能用了，已经作废' }).waitFor();
});

test('attack row 40: markup in place of a code is shown as nothing at all, and the policy of the page holds', async () => {
  const code = encodeURIComponent('"><img src=x onerror=alert(1)><script>alert(1)</script>');
  const stranger = await stage.open('phone', { path: `/features/proofs/pages/verify/index?code=${code}` });
  await stranger.getByRole('heading', { name: '没有查到这份证明' }).waitFor();
  expect(await stranger.locator('img[src="x"]').count()).toBe(0);
  await assertAccessible(stranger);
});

test('in 长辈版 the pages of proofs keep their promises to screen readers', async () => {
  for (const path of [
    '/tabs/proofs/index',
    '/features/proofs/pages/ask/index?type=fund-deposit',
    '/features/proofs/pages/verify/index',
  ]) {
    const phone = await stage.open('phone', { path, elder: true });
    await phone.getByRole('heading', { level: 2 }).first().waitFor();
    await assertAccessible(phone);
    const overflow = await phone.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  }
});

async function give(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选文件').click()]);
  await chooser.setFiles(file);
}

/** What a scanner reads from the printed page. */
function printedCode(file: string): string {
  const picture = execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', file], { maxBuffer: 20_000_000 });
  const reader = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'PNG:-'];
  return execFileSync('zbarimg', reader, {
    input: picture,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();
}

function believedByOthers(file: string): void {
  const store = join(stage.server.dataDir, 'nss');
  mkdirSync(store);
  execFileSync('certutil', ['-N', '-d', store, '--empty-password']);
  const root = join(stage.server.dataDir, 'demo-root.pem');
  execFileSync('certutil', ['-A', '-d', store, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
  const seal = execFileSync('pdfsig', ['-nssdir', store, file], { encoding: 'utf8' });
  expect(seal).toContain('Signature is Valid.');
  expect(seal).toContain('Certificate is Trusted.');
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  expect(text).toContain('申请人林秀英，身份证号');
  expect(text).toContain('本证明仅用于买房资格审核，交给云溪区样例房屋交易中心（申请人自填）');
}
