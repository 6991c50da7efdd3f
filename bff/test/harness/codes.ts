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

const GUN_GAP_S = 0.003;

/** Types as a hand-held scanner does: a burst of keys, then Enter. Each key says when it was pressed, so a busy machine adds no gaps. */
export async function scanWithGun(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const keys = [...text].map((char) => ({ key: char, text: char }));
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  const began = Date.now() / 1_000;
  await Promise.all(
    [...keys, enter].flatMap(({ text: typed, ...key }, at) => {
      const timestamp = began + at * GUN_GAP_S;
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: typed, timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key }),
      ];
    }),
  );
  await keyboard.detach();
}
