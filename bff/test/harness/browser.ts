import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { fillCamera } from './camera.ts';

/** Screens the pages are made for: a phone at 2 px a point, and a clerk's screen. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
} as const satisfies Record<string, BrowserContextOptions>;

export type Screen = keyof typeof screens;

export type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface TestBrowser {
  /** A person with their own cookies and storage; `kept` is what another of their contexts kept (`storageState()`). */
  person(screen: Screen, kept?: Kept): Promise<BrowserContext>;
  /** What every camera of this browser sees from now on: a PNG. */
  showToCamera(png: Buffer): Promise<void>;
  /** Closes; throws when any page broke its security policy, logged an error or threw. */
  close(): Promise<void>;
}

/** Chromium as a fresh guest: zh-CN, no network but what the page asks for, a camera fed by `showToCamera`. */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'suiban-browser-'));
  const camera = join(folder, 'camera.y4m');
  await fillCamera(camera, null);
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...flags, `${cameraFlag}=${camera}`],
  });
  const faults: string[] = [];
  return {
    person: (screen, kept) => newPerson(browser, screen, kept, faults),
    showToCamera: (png) => fillCamera(camera, png),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
      if (faults.length > 0) throw new Error(`Pages misbehaved:\n${[...new Set(faults)].join('\n')}`);
    },
  };
}

async function newPerson(
  browser: Browser,
  screen: Screen,
  kept: Kept | undefined,
  faults: string[],
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...screens[screen],
    storageState: kept,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'clipboard-read', 'clipboard-write', 'geolocation'],
    geolocation: { latitude: 30.25, longitude: 120.16 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(reportViolations);
  context.on('page', (page) => listen(page, faults));
  return context;
}

function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // An answer of 4xx is part of a story; Chromium logs each as an error of its own.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    faults.push(`${page.url()}: ${message.text()}`);
  });
}

const reportViolations = `addEventListener('securitypolicyviolation', (violation) => {
  console.error('policy broken: ' + violation.violatedDirective + ' ' + violation.blockedURI);
});`;

const cameraFlag = '--use-file-for-fake-video-capture';
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-touch-adjustment',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

const chromiumPath = () => process.env['CHROMIUM'] ?? '/usr/bin/chromium';
