import { execFile } from 'node:child_process';
import type { Locator, Page } from 'playwright-core';

/** The text of the one QR code visible on a page or in a part of it, read from its screenshot by zbarimg. */
export async function readQr(shown: Page | Locator): Promise<string> {
  const picture = await shown.screenshot();
  return new Promise((resolve, reject) => {
    const reader = execFile('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'PNG:-'], (error, text) => {
      if (error) reject(new Error('no QR code is visible', { cause: error }));
      else resolve(text.trim());
    });
    reader.stdin?.end(picture);
  });
}

/** Types as a hand-held scanner does: a burst of keys, then Enter. */
export async function scanWithGun(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 1 });
  await page.keyboard.press('Enter');
}
