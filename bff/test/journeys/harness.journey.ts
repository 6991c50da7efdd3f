import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { renderSVG } from 'uqr';
import { assertAccessible } from '../harness/accessibility.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { readQr, scanWithGun } from '../harness/codes.ts';

const shell = (body: string) =>
  `<!doctype html><html lang="zh-CN"><title>样例</title><main><h1>样例</h1>${body}</main>`;
const pages: Record<string, string> = {
  '/code': shell(`<div style="width:300px">${renderSVG('suiban:7Q2K-样例')}</div>`),
  '/gun': shell(`<label>码 <input autofocus></label><p id="gaps"></p>
    <script src="/gun.js"></script>`),
  '/bad': shell('<img src="x.png"><script>inline()</script>'),
  '/throws': shell('<script src="/throws.js"></script>'),
  '/camera': shell('<video autoplay playsinline></video><script src="/camera.js"></script>'),
};
const scripts: Record<string, string> = {
  '/gun.js': `let at = 0, worst = 0; addEventListener('keydown', (key) => { if (at) worst = Math.max(worst, key.timeStamp - at);
    at = key.timeStamp; if (key.key === 'Enter') document.querySelector('#gaps').textContent = 'worst ' + Math.round(worst); });`,
  '/throws.js': `throw new Error('broken page')`,
  '/camera.js': `navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } }).then((stream) => {
    const video = document.querySelector('video'); video.srcObject = stream;
    video.requestVideoFrameCallback(() => { video.dataset.playing = 'yes'; }); });`,
};

let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.setHeader('Content-Security-Policy', "default-src 'self'; style-src 'unsafe-inline'");
    response.setHeader('Content-Type', path in scripts ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(pages[path] ?? scripts[path] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address !== null && typeof address === 'object') url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function visit(path: string, look: (page: Page, browser: TestBrowser) => Promise<void>): Promise<void> {
  const browser = await launchBrowser();
  try {
    const context = await browser.person('phone');
    const page = await context.newPage();
    await page.goto(url + path);
    await look(page, browser);
  } finally {
    await browser.close();
  }
}

describe('the stage tells the truth', () => {
  test('a code on a phone is read from its picture', async () => {
    await visit('/code', async (page) => expect(await readQr(page)).toBe('suiban:7Q2K-样例'));
  });

  test('a scanner gun types faster than any hand', async () => {
    await visit('/gun', async (page) => {
      await page.locator('input').focus();
      await scanWithGun(page, 'ABCDEFGH12345678');
      expect(await page.locator('input').inputValue()).toBe('ABCDEFGH12345678');
      expect(Number((await page.locator('#gaps').textContent())?.slice(6))).toBeLessThan(10);
    });
  });

  test('a camera sees the picture it is shown', async () => {
    await visit('/code', async (phone, browser) => {
      await browser.showToCamera(await phone.screenshot());
      const other = await (await browser.person('desk')).newPage();
      await other.goto(`${url}/camera`);
      await other.locator('video[data-playing]').waitFor();
      expect(await readQr(other.locator('video'))).toBe('suiban:7Q2K-样例');
    });
  });

  test('a page that breaks its policy or throws fails the story', async () => {
    await expect(visit('/bad', () => Promise.resolve())).rejects.toThrow('policy broken');
    await expect(visit('/throws', () => Promise.resolve())).rejects.toThrow('broken page');
  });

  test('a page axe finds serious fault with fails the story, a sound one does not', async () => {
    await visit('/gun', assertAccessible);
    const browser = await launchBrowser();
    const page = await (await browser.person('phone')).newPage();
    await page.setContent('<html lang="zh-CN"><title>样例</title><main><h1>样例</h1><input></main>');
    await expect(assertAccessible(page)).rejects.toThrow('label');
    await browser.close();
  });
});
