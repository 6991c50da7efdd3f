import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const START_LIMIT_MS = 100_000;
const STOP_LIMIT_MS = 12_000;

export interface RunningServer {
  readonly url: string;
  readonly adminUrl: string;
  readonly dataDir: string;
  /** What it printed after SUIBAN_READY. */
  readonly ready: unknown;
  /** All it printed so far, both streams. */
  output(): string;
  /** Ends it in order, and throws its data away unless DATA_DIR was given. */
  stop(): Promise<void>;
  /** kill -9; the data stays. */
  kill(): Promise<void>;
}

/** Starts the real server as its own process on free ports of 127.0.0.1, with fresh data unless DATA_DIR is given. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = settings['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'suiban-data-'));
  const port = await freePort();
  const adminPort = await freePort();
  const server = spawn(process.execPath, ['--import', 'tsx', 'bff/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
      DATA_DIR: dataDir,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = () => server.kill('SIGKILL');
  process.once('exit', killed);
  const ended = once(server, 'close').finally(() => process.off('exit', killed));
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    const late = setTimeout(killed, STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
  };
  const drop = () => {
    if (!settings['DATA_DIR']) rmSync(dataDir, { recursive: true, force: true });
  };

  let output = '';
  const ready = new Promise<unknown>((resolve, reject) => {
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      const line = /^SUIBAN_READY (.*)$/m.exec(output)?.[1];
      if (line !== undefined) resolve(JSON.parse(line));
    };
    server.stdout.on('data', keep);
    server.stderr.on('data', keep);
    server.once('close', () => reject(new Error(`The server ended before it was ready:\n${output}`)));
  });
  const late = setTimeout(killed, START_LIMIT_MS);
  try {
    return {
      ready: await ready,
      url: `http://127.0.0.1:${port}`,
      adminUrl: `http://127.0.0.1:${adminPort}`,
      dataDir,
      output: () => output,
      kill: () => end('SIGKILL'),
      stop: () => end('SIGTERM').finally(drop),
    };
  } catch (error) {
    drop();
    throw error;
  } finally {
    clearTimeout(late);
  }
}
