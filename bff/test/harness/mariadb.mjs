import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';

const cache = fileURLToPath(new URL('../../../node_modules/.cache/mariadb/', import.meta.url));
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/** The version line of the installed server, or null when this machine has none. */
export function mariadbVersion() {
  try {
    return execFileSync('mariadbd', ['--version'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

/** Starts a private server on 127.0.0.1 with empty data; ends with the given function. */
export async function startMariadb() {
  const version = mariadbVersion();
  if (!version) throw new Error('mariadbd is not installed');
  // A socket path must stay under 108 bytes, so data lives in the temp folder, not under a deep checkout.
  const dir = mkdtempSync(join(tmpdir(), 'suiban-mariadb-'));
  cpSync(template(version), join(dir, 'data'), { recursive: true });
  const port = await freePort();
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${join(dir, 'data')}`,
      `--socket=${join(dir, 'socket')}`,
      `--pid-file=${join(dir, 'pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--performance-schema=0',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-log-file-size=8M',
      '--innodb-buffer-pool-size=64M',
      '--max-connections=400',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
    ],
    { stdio: 'ignore', env },
  );
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      kill();
      await ended;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await greeting(port, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { host: '127.0.0.1', port, user: 'root', stop };
}

function template(version) {
  const dir = join(cache, version.replace(/[^\w.-]+/g, '_'));
  if (existsSync(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'new-'));
  execFileSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${fresh}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--innodb-log-file-size=8M',
      '--innodb-undo-tablespaces=0',
    ],
    { stdio: 'ignore', env },
  );
  try {
    renameSync(fresh, dir);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

async function greeting(port, server) {
  for (let tries = 0; tries < 5000; tries += 1) {
    if (server.exitCode !== null) throw new Error(`mariadbd ended with code ${server.exitCode}`);
    const greeted = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('data', () => resolve(socket.destroy() && true));
      socket.once('error', () => resolve(false));
    });
    if (greeted) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('mariadbd did not answer within 100 s');
}
