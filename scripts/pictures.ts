import type { Page } from 'playwright-core';
import type { Screen } from '../bff/test/harness/browser.ts';
import { sayWho, type Actor, type Cast } from './picture-cast.ts';
import { asksAtWindow, readsAtDesk, waitsAtDesk } from './picture-window.ts';

export interface Picture {
  /** File name in docs/images, without ending. */
  readonly name: string;
  readonly as: Actor;
  readonly screen: Screen;
  /** Path behind the hash. */
  readonly path: string;
  /** Also in 长辈版, as `<name>-elder`. */
  readonly elder: boolean;
  /** From the opened page to what is to be shown. */
  readonly reach?: (page: Page, cast: Cast) => Promise<void>;
}

const page = (feature: string, name: string) => `/features/${feature}/pages/${name}/index`;
const onPhone = (as: Actor, name: string, path: string, reach?: Picture['reach']): Picture => {
  return { name, as, screen: 'phone', path, elder: true, reach };
};
const onDesk = (as: Actor, name: string, path: string, reach?: Picture['reach']): Picture => {
  return { name, as, screen: 'desk', path, elder: false, reach };
};
const press = (role: 'button' | 'link', words: string | RegExp) => (shown: Page) =>
  shown.getByRole(role, { name: words }).first().click();

/** Every page of the product once, in the order a newcomer meets them. */
export const pictures: readonly Picture[] = [
  onPhone('stranger', 'home-stranger', '/tabs/home/index'),
  onPhone('stranger', 'login-who', page('login', 'who')),
  onPhone('stranger', 'login-privacy', page('login', 'privacy')),
  onPhone('stranger', 'login-way', page('login', 'who'), (shown) => sayWho(shown, '王㛃')),
  onPhone('stranger', 'login-face-consent', page('login', 'who'), async (shown) => {
    await sayWho(shown, '李𬭚');
    await press('button', '开始刷脸')(shown);
  }),
  onPhone('stranger', 'login-counter', page('login', 'who'), async (shown) => {
    await sayWho(shown, '龚䶮');
    await shown.getByRole('radio', { name: /到窗口核对/ }).click();
    await shown.getByRole('button', { name: '到窗口核对' }).click();
  }),
  onPhone('resident', 'home', '/tabs/home/index'),
  onPhone('resident', 'wallet', '/tabs/wallet/index'),
  onPhone('resident', 'certificate', '/tabs/wallet/index', press('link', /居民身份证/)),
  onPhone('resident', 'presentation-code', page('presentation', 'code')),
  onPhone('resident', 'presentation-consent', page('presentation', 'code'), asksAtWindow),
  onPhone('resident', 'presentation-scan', page('presentation', 'scan')),
  onPhone('resident', 'presentation-history', page('presentation', 'history')),
  onPhone('resident', 'proofs', '/tabs/proofs/index'),
  onPhone('resident', 'proofs-ask', '/tabs/proofs/index', press('link', /有无房证明/)),
  onPhone('resident', 'proofs-ask-private', '/features/proofs/pages/ask/index?type=marriage-record'),
  onPhone('mother', 'proofs-ask-child', '/features/proofs/pages/ask/index?type=residence', async (shown) => {
    await shown.getByRole('radio', { name: '我的孩子' }).click();
    await shown.getByRole('radio', { name: /周小满/ }).click();
  }),
  onPhone('resident', 'proofs-mine', page('proofs', 'mine')),
  onPhone('resident', 'proofs-result', page('proofs', 'mine'), press('link', /有无房证明/)),
  onPhone('stranger', 'proofs-verify', page('proofs', 'verify')),
  onPhone('resident', 'proof-requests-apply', '/tabs/proofs/index', press('link', /无犯罪记录证明/)),
  onPhone('resident', 'proof-requests-mine', page('proof-requests', 'mine')),
  onPhone('resident', 'proof-requests-detail', page('proof-requests', 'mine'), press('link', /户籍证明/)),
  onPhone('resident', 'inquiries-mine', page('inquiries', 'mine')),
  onPhone('resident', 'cases', '/tabs/cases/index'),
  onPhone('resident', 'cases-submit', page('cases', 'submit')),
  onPhone('resident', 'cases-detail', '/tabs/cases/index', press('link', /路灯/)),
  onPhone('resident', 'me', page('me', 'mine')),
  onPhone('resident', 'sessions', page('sessions', 'mine')),
  onPhone('resident', 'consents', page('login', 'consents')),
  onPhone('resident', 'organizations', page('organizations', 'mine')),
  onPhone('resident', 'organizations-bind', page('organizations', 'bind')),
  onPhone('owner', 'organizations-agents', page('organizations', 'mine'), press('link', /经办人/)),
  onPhone('firm', 'home-firm', '/tabs/home/index'),
  onDesk('stranger', 'desk-enrolment', page('desk', 'counter')),
  onDesk('clerk', 'desk-counter', page('desk', 'counter')),
  onDesk('clerk', 'desk-waiting', page('desk', 'counter'), waitsAtDesk),
  onDesk('clerk', 'desk-reading', page('desk', 'counter'), readsAtDesk),
  onDesk('clerk', 'desk-identification', page('desk', 'identification')),
  onDesk('stranger', 'handling-sign-in', page('handling', 'sign-in')),
  onDesk('reviewer', 'handling-issued', page('handling', 'issued'), (shown) =>
    shown
      .getByRole('link', { name: /有无房证明/ })
      .first()
      .click(),
  ),
  onDesk('police', 'handling-reviews', page('handling', 'reviews'), press('link', /户籍证明/)),
  onDesk('police', 'handling-inquiries', page('handling', 'inquiries'), press('link', /同户人员/)),
  onDesk('handler', 'handling-board', page('handling', 'board')),
  onDesk('handler', 'handling-case', page('handling', 'board'), (shown) =>
    shown.locator('.handling-board a, .handling-board [role=link]').first().click(),
  ),
];
