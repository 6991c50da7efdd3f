import type { Page } from 'playwright-core';
import { launchBrowser, type Kept, type Screen, type TestBrowser } from './browser.ts';
import { startServer, type RunningServer } from './server.ts';

export interface Stage extends Pick<TestBrowser, 'showToCamera'> {
  readonly server: RunningServer;
  /** Somebody opens the program on a screen of their own. */
  open(screen: Screen, how?: Opening): Promise<Page>;
  /** Ends browser and server; throws when any page misbehaved. */
  close(): Promise<void>;
}

export interface Opening {
  /** Path behind the hash, such as `/features/desk/pages/sign-in/index`; the home page without it. */
  readonly path?: string;
  /** In 长辈版 from the first look. */
  readonly elder?: boolean;
  /** With the cookies and storage of an earlier context. */
  readonly kept?: Kept;
}

/** The whole product for one story: a real server with demo data, its built pages, and a browser. */
export async function setStage(settings: Record<string, string> = {}): Promise<Stage> {
  const server = await startServer({ LOG_LEVEL: 'warn', ...settings });
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return {
    server,
    showToCamera: browser.showToCamera,
    async open(screen, { path = '/', elder = false, kept } = {}) {
      const context = await browser.person(screen, kept);
      if (elder) await context.addInitScript(elderStorage);
      const page = await context.newPage();
      await page.goto(`${server.url}/#${path}`);
      return page;
    },
    async close() {
      await browser.close().finally(server.stop);
    },
  };
}

// As Taro keeps it on H5.
const elderStorage = `if (location.protocol !== 'about:') localStorage.setItem('sb-elder', JSON.stringify({ data: 'on' }))`;
