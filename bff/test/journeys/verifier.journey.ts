import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { DocumentVerification } from 'shared/sealed-documents/verification.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { openFonts } from '../../src/documents/fonts.ts';
import { openOfdSampleOffice } from '../../src/documents/ofd-sample.ts';
import { openSampleOffice } from '../../src/documents/sample-office.ts';
import { sampleSheet } from '../../src/documents/sample-sheet.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';

declare const verifier: {
  verifyDocument(bytes: Uint8Array, trust: { roots: Uint8Array[] }): Promise<DocumentVerification>;
};

const VERIFIER = fileURLToPath(import.meta.resolve('shared/sealed-documents/verify-document.ts'));

let server: Server;
let browser: TestBrowser;
let page: Page;
let documents: readonly Buffer[];
let roots: readonly Buffer[];
beforeAll(async () => {
  const bundle = await build({
    entryPoints: [VERIFIER],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'verifier',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  server = createServer((request, response) => {
    const isScript = request.url === '/verifier.js';
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'");
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>样例</title><script src="/verifier.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  browser = await launchBrowser();
  page = await (await browser.person('phone')).newPage();
  if (address !== null && typeof address === 'object') await page.goto(`http://127.0.0.1:${address.port}/`);

  const fonts = await openFonts();
  const offices = [openSampleOffice(fonts), openSampleOffice(fonts, 'rsa'), await openOfdSampleOffice(fonts)];
  roots = offices.map(({ root }) => root.der);
  documents = await Promise.all(offices.map((office) => office.write(sampleSheet({ name: '㛃𬭚䶮', number: 7 }))));
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

const inBrowser = (bytes: Buffer, trusted: readonly Buffer[]) =>
  page.evaluate(
    async ([file = '', ...certificates]) => {
      const decode = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      return JSON.stringify(await verifier.verifyDocument(decode(file), { roots: certificates.map(decode) }));
    },
    [bytes, ...trusted].map((part) => part.toString('base64')),
  );

async function expectSameVerdict(bytes: Buffer, trusted = roots): Promise<DocumentVerification> {
  const verdict = await verifyDocument(bytes, { roots: trusted });
  expect(await inBrowser(bytes, trusted)).toBe(JSON.stringify(verdict));
  return verdict;
}

test('a browser believes the documents the server believes, and those of strangers no more than it', async () => {
  for (const document of documents) {
    expect((await expectSameVerdict(document)).ok).toBe(true);
    expect(await expectSameVerdict(document, [])).toMatchObject({ reason: 'untrusted' });
  }
});

test('attack row 38: a browser refuses a changed document for the same reason as the server', async () => {
  const reasons = new Set<string>();
  for (const document of documents)
    for (let at = 3; at < document.length; at += Math.floor(document.length / 60)) {
      const changed = Buffer.from(document);
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      const verdict = await expectSameVerdict(changed);
      reasons.add(verdict.ok ? 'passed' : verdict.reason);
    }
  expect(reasons.has('passed')).toBe(false);
  expect(reasons.size).toBeGreaterThan(2);
  for (const odd of ['', '%PDF-1.7\n%%EOF\n', 'PK\u0003\u0004', '{}'])
    await expectSameVerdict(Buffer.from(odd, 'latin1'));
});
