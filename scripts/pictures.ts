import type { Page } from 'playwright-core';
import type { Screen } from '../bff/test/harness/browser.ts';
import type { Stage } from '../bff/test/harness/stage.ts';

export interface Picture {
  /** File name in docs/images, without ending. */
  readonly name: string;
  readonly screen: Screen;
  /** Also in 长辈版, as `<name>-elder`. */
  readonly elder: boolean;
  /** Brings the freshly opened program to the state to be shown. */
  reach(page: Page, stage: Stage): Promise<void>;
}

const tab = (name: string, words: string): Picture => ({
  name,
  screen: 'phone',
  elder: true,
  reach: (page) => page.getByRole('navigation').getByText(words, { exact: true }).click(),
});

/** Every page of the product once, in the order a newcomer meets them. */
export const pictures: readonly Picture[] = [
  tab('home', '首页'),
  tab('wallet', '证照'),
  tab('proofs', '证明'),
  tab('cases', '有呼'),
];
