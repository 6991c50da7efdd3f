import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { compileWeapp } from '../../../miniapp/test/weapp-host/compile.ts';
import type { TestBrowser } from './browser.ts';
import { connectWeapp } from './weapp-network.ts';

export interface Weapp {
  /** Elements are WeChat's: `wx-button`, `wx-input input`, `view`, `text`. */
  readonly page: Page;
  /** What the camera finds at the next wx.scanCode. */
  willScan(text: string): Promise<void>;
  /** What the resident picks at the next wx.chooseMedia or wx.chooseMessageFile. */
  willPick(file: { path: string; bytes: Buffer }): Promise<void>;
  /** Fires an event of wx: `UserCaptureScreen`, `NetworkStatusChange`, … */
  fire(event: string, detail?: unknown): Promise<void>;
  /** Requests and uploads fail, or go through again; fires `NetworkStatusChange`. */
  setOffline(off: boolean): Promise<void>;
  /** The program goes to the background, and back. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** Names of the wx functions called so far. */
  calls(): Promise<string[]>;
  /** Ends the phone; throws when the program threw anything. */
  close(): Promise<void>;
}

const built = fileURLToPath(new URL('../../../miniapp/dist/weapp/', import.meta.url));

/**
 * Boots the built mini-program on glass-easel, on the phone of a demo person (`demo-1`). Its calls go to the server at
 * `url`, without cookies, as from WeChat; `wx.login` gives a code of the server's own simulator.
 */
export async function openWeapp(browser: TestBrowser, url: string, person: string): Promise<Weapp> {
  const folder = mkdtempSync(join(tmpdir(), 'suiban-weapp-'));
  await compileWeapp(built, folder);
  const context = await browser.person('phone');
  const page = await context.newPage();
  const files = new Map<string, Buffer>();
  const network = await connectWeapp(page, { server: url, person, files });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const run = (code: string): Promise<unknown> => page.evaluate(code);
  const act = async (code: string) => void (await run(`void (${code})`));
  const fire = (event: string, detail: unknown = {}) =>
    act(`phone.fire(${JSON.stringify(event)}, ${JSON.stringify(detail)})`);
  return {
    page,
    willScan: (text) => act(`phone.scans.push(${JSON.stringify(text)})`),
    async willPick({ path, bytes }) {
      files.set(path, bytes);
      await act(`phone.picks.push(${JSON.stringify({ tempFilePath: path, size: bytes.length })})`);
    },
    fire,
    async setOffline(off) {
      network.setOffline(off);
      await fire('NetworkStatusChange', { isConnected: !off, networkType: off ? 'none' : 'wifi' });
    },
    hide: () => act(`phone.pages.hide(), phone.fire('AppHide')`),
    show: () => act(`phone.fire('AppShow'), phone.pages.show()`),
    calls: () => page.evaluate<string[]>('phone.calls.map(({ name }) => name)'),
    async close() {
      const errors = await page.evaluate<string[]>('phone.errors');
      network.close();
      await context.close();
      rmSync(folder, { recursive: true, force: true });
      if (errors.length > 0) throw new Error(`The mini-program failed:\n${errors.join('\n')}`);
    },
  };
}
