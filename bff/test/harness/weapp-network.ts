import type { Page } from 'playwright-core';
import { loginSimulatorApi } from 'shared/login.ts';
import WebSocket from 'ws';
import * as z from 'zod/mini';

interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly header?: Record<string, string>;
  readonly data?: unknown;
  readonly name?: string;
  readonly filePath?: string;
  readonly formData?: Record<string, string>;
}

interface Outside {
  readonly server: string;
  /** Whose WeChat it is: `demo-1`. */
  readonly person: string;
  readonly files: Map<string, Buffer>;
}

/**
 * Gives the page the functions its `wx` calls the outside with. Requests leave from Node: no cookie, no Origin, as
 * WeChat's. `files` are the phone's files by path: what an upload sends and a download leaves behind.
 */
export async function connectWeapp(
  page: Page,
  parts: Outside,
): Promise<{ setOffline(off: boolean): void; close(): void }> {
  const { server, person, files } = parts;
  let offline = false;
  const assertOnline = () => {
    if (offline) throw new Error('request:fail net::ERR_INTERNET_DISCONNECTED');
  };
  const sockets = new Map<number, WebSocket>();
  const at = (url: string) => server + url.slice(new URL(url).origin.length);

  await page.exposeFunction('outsideRequest', async ({ url, method, header, data }: Outgoing) => {
    assertOnline();
    const body = method === 'GET' || data === undefined ? undefined : textOf(data);
    const answer = await fetch(at(url), { method, headers: header, body });
    const text = await answer.text();
    const json = /\bjson\b/.test(answer.headers.get('content-type') ?? '') && text !== '';
    return { statusCode: answer.status, header: headersOf(answer), data: json ? JSON.parse(text) : text };
  });
  await page.exposeFunction('outsideLogin', async () => {
    const { path, output } = loginSimulatorApi.wechatCode;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${server}/api/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ person }),
    });
    return z.parse(output, await answer.json());
  });
  await page.exposeFunction('outsideUpload', async ({ url, header, name, filePath, formData }: Outgoing) => {
    assertOnline();
    const bytes = files.get(filePath ?? '');
    if (!bytes) throw new Error('uploadFile:fail file not found');
    const form = new FormData();
    for (const [field, value] of Object.entries(formData ?? {})) form.set(field, value);
    form.set(name ?? 'file', new Blob([new Uint8Array(bytes)]), 'picked');
    const answer = await fetch(at(url), { method: 'POST', headers: header, body: form });
    return { statusCode: answer.status, data: await answer.text() };
  });
  await page.exposeFunction('outsideDownload', async ({ url, header, filePath }: Outgoing) => {
    const answer = await fetch(at(url), { headers: header });
    const path = filePath ?? `wxfile://tmp/${files.size}`;
    files.set(path, Buffer.from(await answer.arrayBuffer()));
    return { statusCode: answer.status, tempFilePath: path, filePath: path, header: headersOf(answer) };
  });
  await page.exposeFunction('outsideOpenSocket', (id: number, url: string) => {
    const socket = new WebSocket(at(url.replace(/^ws/, 'http')).replace(/^http/, 'ws'));
    sockets.set(id, socket);
    const tell = (event: string, detail: unknown) => {
      if (page.isClosed()) return;
      // The page may close between the question and the word; a phone switched off hears nothing.
      page.evaluate(`phone.sockets[${id}](${JSON.stringify(event)}, ${JSON.stringify(detail)})`).catch(() => undefined);
    };
    socket.on('open', () => tell('open', { header: {} }));
    socket.on('message', (data) => tell('message', { data: String(data) }));
    socket.on('close', (code, reason) => tell('close', { code, reason: String(reason) }));
    socket.on('error', (error) => tell('error', { errMsg: error.message }));
  });
  await page.exposeFunction('outsideSendSocket', (id: number, data: string) => sockets.get(id)?.send(data));
  await page.exposeFunction('outsideCloseSocket', (id: number) => sockets.get(id)?.close(1000));
  return {
    setOffline: (off) => void (offline = off),
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

const textOf = (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data));
const headersOf = (answer: Response) => Object.fromEntries(answer.headers);
