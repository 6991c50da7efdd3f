import type { Page } from 'playwright-core';
import { DEMO_STAFF_PASSWORD } from '../bff/src/demo/city.ts';
import { demoTerminals } from '../bff/src/demo/staff-demo.ts';
import type { Kept } from '../bff/test/harness/browser.ts';
import type { Stage } from '../bff/test/harness/stage.ts';

/** Whose screen a picture shows: an owner may act for a firm, `firm` does. */
export type Actor = 'stranger' | 'resident' | 'owner' | 'firm' | 'mother' | 'clerk' | 'handler' | 'reviewer' | 'police';

export interface Cast {
  readonly stage: Stage;
  /** What the actor's browser kept after logging in; done once. */
  kept(actor: Actor): Promise<Kept | undefined>;
}

export function assemble(stage: Stage): Cast {
  const known = new Map<Actor, Promise<Kept | undefined>>();
  return {
    stage,
    kept(actor) {
      const before = known.get(actor);
      if (before) return before;
      const entering = enter[actor](stage).then((page) => page?.context().storageState());
      known.set(actor, entering);
      return entering;
    },
  };
}

const enter: Record<Actor, (stage: Stage) => Promise<Page | undefined>> = {
  stranger: () => Promise.resolve(undefined),
  resident: (stage) => logIn(stage, '林秀英'),
  owner: (stage) => logIn(stage, '陈国强'),
  mother: (stage) => logIn(stage, '欧阳婉清'),
  async firm(stage) {
    const phone = await logIn(stage, '陈国强');
    await phone.goto(`${stage.server.url}/#/features/organizations/pages/mine/index`);
    await phone.getByRole('button', { name: /代表.*办事/ }).click();
    await phone.getByText('正在代表').waitFor();
    return phone;
  },
  async clerk(stage) {
    const desk = await stage.open('desk', { path: '/features/desk/pages/counter/index' });
    await desk.getByLabel('终端登记码').fill(demoTerminals[0]?.enrolmentCode ?? '');
    await desk.keyboard.press('Enter');
    await signIn(desk, '0312');
    await desk.getByLabel('工号').waitFor({ state: 'detached' });
    return desk;
  },
  async handler(stage) {
    const desk = await stage.open('desk', { path: '/features/handling/pages/sign-in/index' });
    await signIn(desk, '2001');
    await desk.getByText('从左边选一件').waitFor();
    return desk;
  },
  reviewer: (stage) => review(stage, '4004'),
  police: (stage) => review(stage, '4001'),
};

async function review(stage: Stage, staffNumber: string): Promise<Page> {
  const desk = await stage.open('desk', { path: '/features/handling/pages/sign-in/index' });
  await signIn(desk, staffNumber);
  await desk.getByText('从左边选一件').waitFor();
  return desk;
}

async function signIn(desk: Page, staffNumber: string): Promise<void> {
  await desk.getByLabel('工号').fill(staffNumber);
  await desk.getByLabel('密码').fill(DEMO_STAFF_PASSWORD);
  await desk.getByRole('button', { name: '登录' }).click();
}

/** From the first page of the login to the choice of the way. */
export async function sayWho(phone: Page, name: string): Promise<void> {
  await phone.getByRole('link', { name }).click();
  await phone.getByRole('checkbox').click();
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('button', { name: '开始刷脸' }).waitFor();
}

async function logIn(stage: Stage, name: string): Promise<Page> {
  const phone = await stage.open('phone', { path: '/features/login/pages/who/index' });
  await sayWho(phone, name);
  const button = (words: string) => phone.getByRole('button', { name: words });
  await button('开始刷脸').click();
  await button('同意刷脸').or(button('演示：通过')).waitFor();
  if (await button('同意刷脸').isVisible()) await button('同意刷脸').click();
  await button('演示：通过').click();
  await phone.getByText(name).first().waitFor();
  return phone;
}
