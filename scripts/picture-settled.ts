import type { Page } from 'playwright-core';

const QUIET_MS = 700;
const LIMIT_MS = 10_000;
const state = `JSON.stringify([location.href, performance.getEntriesByType('resource').length, document.body.innerHTML.length])`;

/** Until nothing was fetched or drawn for a while; a page that counts seconds is settled at the limit. */
export async function settle(page: Page): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  let before = '';
  let now = await page.evaluate<string>(state);
  while (now !== before && Date.now() < end) {
    before = now;
    await page.waitForTimeout(QUIET_MS);
    now = await page.evaluate<string>(state);
  }
}
