import { spawn } from 'node:child_process';

/** Runs a command to its end and keeps what it printed: `{ code, output, ms }`. Never throws. */
export function keepOutput(command, args, options = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (code) => resolve({ code, output, ms: performance.now() - began });
    child.once('error', (error) => {
      keep(`${error.message}\n`);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** Runs a command on this terminal and answers its exit code. */
export function showOutput(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** The path of a program on this machine, or null. */
export async function findProgram(...names) {
  for (const name of names) {
    const { code, output } = await keepOutput('sh', ['-c', `command -v "$0"`, name], { env: withSbin() });
    if (code === 0) return output.trim();
  }
  return null;
}

const withSbin = () => ({ ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` });
