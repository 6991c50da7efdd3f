import { fileURLToPath } from 'node:url';
import { keepOutput } from './child.mjs';
import { hashOf, isFresh, stamp } from './stamps.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const pnpm = 'pnpm@10.34.9';
const manifests = ['package.json', 'bff/package.json', 'miniapp/package.json', 'shared/package.json'];
const locks = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'];
const sources = ['shared/src', 'miniapp/src', 'miniapp/config', 'miniapp/babel.config.js', 'miniapp/types'];
const platform = `${process.version} ${process.platform} ${process.arch}`;

const install = {
  name: 'install',
  title: 'Installing packages',
  inputs: [...locks, ...manifests],
  outputs: ['node_modules/.modules.yaml'],
  command: ['npx', ['-y', pnpm, 'install', '--frozen-lockfile', '--prefer-offline']],
  env: { CI: '1' },
};

const build = (type, output) => ({
  name: type,
  title: type === 'h5' ? 'Building the pages' : 'Building the mini-program',
  inputs: [...locks, 'miniapp/package.json', 'shared/package.json', ...sources],
  outputs: [output],
  command: [process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', type]],
  cwd: 'miniapp',
  env: { CI: '1', NODE_ENV: 'production', NODE_OPTIONS: '' },
});

export const steps = {
  install,
  h5: build('h5', 'miniapp/dist/h5/index.html'),
  weapp: build('weapp', 'miniapp/dist/weapp/app.json'),
};

/** Does a step unless its inputs are those of the last success. Throws StepFailed with the kept output. */
export async function prepare(step, say = (text) => process.stdout.write(text)) {
  const hash = hashOf(root, step.inputs, platform);
  if (isFresh(root, step.name, hash, step.outputs)) return false;
  say(`${step.title} `);
  const dots = setInterval(() => say('.'), 2000);
  const { code, output, ms } = await keepOutput(...step.command, {
    cwd: `${root}${step.cwd ?? ''}`,
    env: { ...process.env, ...step.env },
  });
  clearInterval(dots);
  say(` ${(ms / 1000).toFixed(1)} s\n`);
  if (code !== 0) throw new StepFailed(step, output);
  stamp(root, step.name, hash);
  if (!isFresh(root, step.name, hash, step.outputs))
    throw new StepFailed(step, `${output}\n${step.outputs} is missing`);
  return true;
}

export class StepFailed extends Error {
  constructor(step, output) {
    super(`${step.title} failed.`);
    // eslint-disable-next-line no-control-regex -- terminal colors and cursor moves
    this.output = output.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');
  }
}
