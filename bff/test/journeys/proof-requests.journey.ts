import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_STAFF_PASSWORD } from '../../src/demo/city.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { jpegPhoto } from '../harness/pictures.ts';
import { setStage, type Stage } from '../harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Through the three steps of the login, as one of the sample people. */
async function logIn(page: Page, name: string): Promise<void> {
  await button(page, '去登录').click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('checkbox').click();
  await button(page, '下一步').click();
  await button(page, '开始刷脸').click();
  const agree = button(page, '同意刷脸');
  await agree.or(button(page, '演示：通过')).first().waitFor();
  if (await agree.isVisible()) await agree.click();
  await button(page, '演示：通过').click();
}

async function reviewer(staffNumber: string): Promise<Page> {
  const desk = await stage.open('desk', { path: '/features/handling/pages/sign-in/index' });
  await desk.getByLabel('工号').fill(staffNumber);
  await desk.getByLabel('密码').fill(DEMO_STAFF_PASSWORD);
  await button(desk, '登录').click();
  return desk;
}

async function give(page: Page, name: string, tint: number): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, name).click()]);
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await jpegPhoto(tint, 320, 240) });
  await page.getByRole('img', { name: '身份证照片 1' }).first().waitFor();
}

const done = (desk: Page, words: string) => desk.getByRole('status').getByText(`${words}，记下了`).waitFor();

test('龚䶮 applies for a 无犯罪记录证明, is asked for more, supplies it, gets it sealed, and a stranger believes it', async () => {
  const phone = await stage.open('phone', { path: '/features/proof-requests/pages/mine/index' });
  await logIn(phone, '龚䶮');
  await phone.getByText('还没有申请过').waitFor();
  await assertAccessible(phone);
  await button(phone, '去看能申请哪些').click();
  await phone.getByRole('link', { name: /无犯罪记录证明/ }).click();
  await button(phone, '核对本人，提交申请').click();
  await phone.getByText('有 2 处要改').waitFor();
  await phone.getByRole('radio', { name: '求职入职' }).click();
  await phone.getByLabel('从哪天查起').fill('2016年1月1日');
  await give(phone, '加身份证照片', 20);
  await assertAccessible(phone);
  await button(phone, '核对本人，提交申请').click();
  await button(phone, '开始刷脸').click();
  await button(phone, '演示：通过').click();
  await phone.getByText('等受理').waitFor();
  await assertAccessible(phone);

  const desk = await reviewer('4001');
  await desk.getByText(/等办 \d+ 件/).waitFor();
  await desk.getByRole('link', { name: /无犯罪记录证明 · 龚\*/ }).click();
  await desk.getByText('2016-01-01').waitFor();
  await desk.getByRole('button', { name: '看大图：身份证照片 1' }).waitFor();
  await assertAccessible(desk);
  await button(desk, '要补材料').click();
  await button(desk, '要补材料').click();
  await desk.getByText('请填写要补的材料').waitFor();
  await desk.getByLabel('要补什么').fill('身份证国徽面没有拍到，请补一张。');
  await assertAccessible(desk);
  await button(desk, '要补材料').click();
  await done(desk, '要补材料');

  await phone.getByText('身份证国徽面没有拍到，请补一张。').first().waitFor();
  await assertAccessible(phone);
  await give(phone, '加身份证照片', 200);
  await button(phone, '补好了，交上去').click();
  await phone.getByText('您补了材料').waitFor();

  await desk.getByRole('tab', { name: '等我办' }).click();
  await desk.getByRole('link', { name: /无犯罪记录证明 · 龚\*/ }).click();
  await button(desk, '受理').click();
  await done(desk, '受理');
  await button(desk, '同意并盖章').click();
  await button(desk, '同意并盖章').click();
  await desk.getByText('请选查询结果').waitFor();
  await desk.getByRole('radio', { name: '全国犯罪人员信息库未发现犯罪记录' }).click();
  await assertAccessible(desk);
  await button(desk, '同意并盖章').click();
  await done(desk, '同意并盖章');

  await button(phone, '看证明，下载').click();
  await phone.getByRole('img', { name: '无犯罪记录证明第一页的图片' }).first().waitFor();
  const [saved] = await Promise.all([phone.waitForEvent('download'), button(phone, /^存 PDF/).click()]);
  expect(saved.suggestedFilename()).toMatch(/^无犯罪记录证明 GAJ-\d{4}-\d{6}\.pdf$/);
  const file = join(stage.server.dataDir, 'saved.pdf');
  await saved.saveAs(file);
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  expect(text).toContain('申请人龚䶮，身份证号');
  expect(text).toContain('自2016年1月1日至');
  expect(text).toContain('公安分局审核后出具');

  const stranger = await stage.open('desk', { path: '/features/proofs/pages/verify/index' });
  const [chooser] = await Promise.all([stranger.waitForEvent('filechooser'), button(stranger, '选文件').click()]);
  await chooser.setFiles(file);
  await stranger.getByRole('heading', { name: '是真的，现在有效' }).waitFor();
  await stranger.getByText('龚*').first().waitFor();

  await button(desk, '更正，重开一份').click();
  await desk.getByLabel('更正了哪里').fill('起始日期核对有误，重新查过。');
  await assertAccessible(desk);
  await button(desk, '更正，重开一份').click();
  await done(desk, '更正，重开一份');
  await phone.goto(`${stage.server.url}/#/features/proof-requests/pages/mine/index`);
  await phone.getByRole('link', { name: /无犯罪记录证明/ }).click();
  // The page she came from is still there, unseen.
  await phone
    .getByText(/旧的那份已经作废，请用新的。更正的是：起始日期核对有误/)
    .filter({ visible: true })
    .waitFor();
  await assertAccessible(phone);
  const again = await stage.open('desk', { path: '/features/proofs/pages/verify/index' });
  const [sameFile] = await Promise.all([again.waitForEvent('filechooser'), button(again, '选文件').click()]);
  await sameFile.setFiles(file);
  await again.getByRole('heading', { name: '不能用了，已换成新的' }).waitFor();
});

test('a department asks another: by data at once, by a person later; the person asked about sees both', async () => {
  const justice = await reviewer('4002');
  await justice.getByRole('link', { name: '部门核验' }).click();
  await button(justice, '问别的部门').click();
  await justice.getByRole('radio', { name: '社会保险参保信息' }).click();
  await justice.getByRole('radio', { name: '法律援助经济困难核查' }).click();
  await button(justice, '问').click();
  await justice.getByText('有 3 处要改').waitFor();
  await justice.getByLabel('办件编号').fill('YL-2026-00300');
  await justice.getByLabel('查谁').fill('陈国强');
  await justice.getByLabel('身份证号').fill('990104197806120039');
  await assertAccessible(justice);
  await button(justice, '问').click();
  const [sheet] = await Promise.all([justice.waitForEvent('download'), button(justice, '存 PDF').click()]);
  await assertAccessible(justice);
  const file = join(stage.server.dataDir, 'sheet.pdf');
  await sheet.saveAs(file);
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  expect(text).toContain('政务数据查询单');
  const [ofd] = await Promise.all([justice.waitForEvent('download'), button(justice, '存 OFD').click()]);
  expect(ofd.suggestedFilename()).toMatch(/^政务数据查询单 HY\d{8}-\d{5}\.ofd$/);
  expect(text).toContain('因办理YL-2026-00300号事项（法律援助经济困难核查）');

  const police = await reviewer('4001');
  await police.getByRole('link', { name: '部门核验' }).click();
  await police.getByRole('link', { name: /同户人员 · 林\*英/ }).click();
  await button(police, '答复并盖章').click();
  await police.getByRole('radio', { name: '在本区登记', exact: true }).click();
  await police.getByLabel('同户人员和关系').fill('林样例，长子');
  await assertAccessible(police);
  await button(police, '答复并盖章').click();
  await button(police, '存 OFD').waitFor();

  const phone = await stage.open('phone', { path: '/features/inquiries/pages/mine/index' });
  await logIn(phone, '林秀英');
  await phone.getByRole('heading', { name: '同户人员' }).waitFor();
  await phone.getByRole('heading', { name: '社会保险参保信息' }).waitFor();
  expect(await phone.locator('body').innerText()).not.toContain('林样例');
  await assertAccessible(phone);
});

test('in 长辈版 the pages of reviewed proofs keep their promises to screen readers', async () => {
  const phone = await stage.open('phone', { path: '/features/proof-requests/pages/mine/index', elder: true });
  await logIn(phone, '林秀英');
  await phone.getByRole('link', { name: /户籍证明/ }).click();
  await phone.getByRole('heading', { name: '请补材料' }).waitFor();
  await assertAccessible(phone);
  for (const path of ['/features/proof-requests/pages/apply/index?type=household-record', '/tabs/proofs/index']) {
    await phone.goto(`${stage.server.url}/#${path}`);
    await phone
      .getByRole(path.startsWith('/tabs') ? 'heading' : 'group', { name: /要审核的|先看一下/ })
      .first()
      .waitFor();
    await assertAccessible(phone);
    const overflow = await phone.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  }
});
