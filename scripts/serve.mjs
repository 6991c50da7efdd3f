import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { sentenceOf, welcome } from './welcome.mjs';
import { prepare, root, StepFailed, steps } from './prepare.mjs';

const data = resolve(root, process.env.DATA_DIR || '.data');
const host = process.env.HOST || '127.0.0.1';

class Refusal extends Error {}

/** What `npm start` does; `--reset` throws the demo data away first. */
export async function serve(flags) {
  try {
    for (const flag of flags)
      if (flag !== '--reset') throw new Refusal(`Unknown flag ${flag}; the only one is --reset.`);
    await refuseUsedPort('PORT', host, 8080);
    await refuseUsedPort('ADMIN_PORT', '127.0.0.1', 8081);
    refuseUnwritable(data);
    await prepare(steps.install);
    await prepare(steps.h5);
    if (flags.includes('--reset')) reset();
    await runServer();
  } catch (error) {
    if (error instanceof StepFailed) console.error(error.output);
    else if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function reset() {
  if (process.env.NODE_ENV === 'production') throw new Refusal('--reset is for demo data only, not for production.');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
}

function refuseUnwritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal(`Cannot write to ${folder}. Give this user the right to write there and try again.`);
  }
}

async function refuseUsedPort(name, address, usual) {
  const port = Number(process.env[name] || usual);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal(`${name} must be a number from 0 to 65535.`);
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, address, () => probe.close(() => resolve(null)));
  });
  if (code === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} is in use. Stop the program that uses it, or choose another: ${name}=${port + 1} npm start`,
    );
  }
  if (code) throw new Refusal(`Cannot listen on ${address}:${port} (${code}). Choose another with ${name}=… npm start`);
}

async function runServer() {
  const main = 'bff/src/main.ts';
  if (!existsSync(join(root, main))) throw new Refusal(`${main} is missing; the checkout is not complete.`);
  const logFile = join(data, 'server.log');
  const log = createWriteStream(logFile, { mode: 0o600 });
  // Its own process group: Ctrl-C reaches only this process, which asks the server once to end in order.
  const server = spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: root,
    env: { ...process.env, HOST: host },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => server.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0))));
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      server.kill('SIGTERM');
      setTimeout(() => server.kill('SIGKILL'), 12_000).unref();
    });
  }
  let ready = false;
  const early = [];
  const keep = (line) => {
    log.write(`${line}\n`);
    if (!ready) early.push(line);
  };
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (!line.startsWith('SUIBAN_READY ')) return keep(line);
    ready = true;
    console.log(welcome(JSON.parse(line.slice('SUIBAN_READY '.length)), logFile));
  });
  createInterface({ input: server.stderr }).on('line', (line) => {
    keep(line);
    if (ready) console.error(line);
  });
  const dots = setInterval(() => !ready && process.stdout.write('.'), 2000);
  const code = await ended;
  clearInterval(dots);
  log.end();
  if (!ready && !asked) console.error(`${early.map(sentenceOf).join('\n')}\nThe server did not start.`);
  process.exitCode = asked ? 0 : code || 1;
}
