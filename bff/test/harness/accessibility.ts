import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

// A sheet half faded in has half its contrast; what runs for ever is not waited for.
const settled = `Promise.all(
  document.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    .map((animation) => animation.finished.catch(() => undefined)),
).then(() => undefined)`;

/** Throws with every serious or critical finding of axe on the page as it stands. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(settled);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (serious.length === 0) return;
  const lines = serious.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
  throw new Error(`${page.url()} is not accessible:\n${lines.join('\n')}`);
}
