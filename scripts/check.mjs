import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOutput } from './child.mjs';
import * as attacks from './attack-rows.mjs';
import * as house from './house.mjs';
import { root } from './prepare.mjs';

const cache = 'node_modules/.cache';
const tool = (path, ...args) => [`node_modules/${path}`, ...args];
const types = (folder) =>
  tool(
    'typescript/bin/tsc',
    '-p',
    `${folder}/tsconfig.json`,
    '--incremental',
    '--tsBuildInfoFile',
    `${cache}/tsc-${folder}`,
  );

const programs = [
  ['lint', tool('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['types of bff', types('bff')],
  ['types of miniapp', types('miniapp')],
  ['types of shared', types('shared')],
  ['format', tool('prettier/bin/prettier.cjs', '.', '--check', '--log-level', 'warn')],
  [
    'boundaries',
    tool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'bff',
      'miniapp',
      'scripts',
    ),
  ],
  ['dead code', tool('knip/bin/knip.js', '--no-progress')],
  ['OpenAPI', ['--import', 'tsx', 'scripts/openapi.ts', '--lint']],
];

const quiet = { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' };
let failed = 0;

const report = (name, ok, ms, output) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '       '));
  if (!ok) failed += 1;
};

function checkHouse() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const paths = listed.split('\0').filter((path) => path && existsSync(join(root, path)));
  const text = (path) =>
    /\.(png|jpe?g|gz|ttf|otf|woff2?|wasm|ico|pdf|ofd)$/.test(path) ? '' : readFileSync(join(root, path), 'utf8');
  const files = Object.fromEntries(paths.map((path) => [path, text(path)]));
  for (const [name, check] of Object.entries({ ...house, ...attacks })) {
    const began = performance.now();
    const problems = check(files);
    report(
      name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      problems.length === 0,
      performance.now() - began,
      problems.join('\n'),
    );
  }
}

async function worker() {
  for (let next = programs.shift(); next; next = programs.shift()) {
    const [name, args] = next;
    const { code, output, ms } = await keepOutput(process.execPath, args, { cwd: root, env: quiet });
    report(name, code === 0, ms, output);
  }
}

checkHouse();
await Promise.all([worker(), worker()]);
console.log(failed ? `${failed} checks failed` : 'All checks passed');
process.exitCode = failed ? 1 : 0;
