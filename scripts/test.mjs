import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, showOutput } from './child.mjs';
import { failuresOf } from './failures.mjs';
import { prepare, root, steps, StepFailed } from './prepare.mjs';

const strict = process.env.SUIBAN_NO_SKIPS === '1';
const total = { passed: 0, failed: 0, skipped: 0 };
/** Told again at the end: the middle of a long log may be cut out. */
const failures = [];
const results = join(root, 'node_modules/.cache/test');

const fail = (what) => {
  total.failed += 1;
  failures.push(what);
};

const missing = (what, why) => {
  console.log(`${strict ? 'MISSING' : 'SKIPPED'}: ${what}: ${why}`);
  if (strict) fail(`MISSING: ${what}: ${why}`);
  else total.skipped += 1;
};

async function jest(name, args, env = {}) {
  mkdirSync(results, { recursive: true });
  const before = total.failed;
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const code = await showOutput(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...args, '--json', `--outputFile=${file}`, '--passWithNoTests'],
    {
      cwd: root,
      env: { ...process.env, ...env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (!existsSync(file)) return fail(`${name}: Jest ended with ${code} before it told any result`);
  const run = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += run.numPassedTests;
  total.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  failures.push(...failuresOf(run, root));
  total[strict ? 'failed' : 'skipped'] += run.numPendingTests + run.numTodoTests;
  if (strict && run.numPendingTests > 0) failures.push(`${name}: ${run.numPendingTests} skipped`);
  if (code !== 0 && total.failed === before) fail(`${name}: no test failed, but Jest ended with ${code}`);
}

async function journeys() {
  const chromium = process.env.CHROMIUM ?? (await findProgram('chromium', 'chromium-browser', 'google-chrome'));
  if (!chromium) return missing('journeys in the browser', 'chromium is not installed');
  for (const program of ['zbarimg', 'pdfsig', 'qpdf', 'certutil']) {
    if (!(await findProgram(program))) return missing('journeys in the browser', `${program} is not installed`);
  }
  await build(steps.h5);
  await build(steps.weapp);
  await jest('journeys', ['--selectProjects', 'journeys', '--runInBand', '--testTimeout=300000'], {
    CHROMIUM: chromium,
  });
}

async function build(step) {
  try {
    await prepare(step);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.log(`${error.output}\n${error.message}`);
    fail(error.message);
  }
}

const began = performance.now();
await build(steps.install);
if (!(await findProgram('mariadbd'))) missing('promises of the stores on MariaDB', 'mariadbd is not installed');
for (const [program, what] of [
  ['pdfsig', 'documents read by pdfsig and pdftotext (poppler-utils)'],
  ['qpdf', 'documents checked by qpdf'],
  ['openssl', 'signatures and time stamps judged by OpenSSL'],
]) {
  if (!(await findProgram(program))) missing(what, `${program} is not installed`);
}
if (!(await findProgram('java')) || !existsSync('/usr/share/java/preflight.jar'))
  missing('documents judged as PDF/A-1b by PDFBox Preflight', 'java or libpdfbox2-java is not installed');
await jest('units', ['--selectProjects', 'scripts', 'shared', 'bff', 'miniapp']);
// Races are fair only when the database server has a core to itself.
await jest('sql', ['--selectProjects', 'sql', '--runInBand']);
await journeys();
if (total.passed + total.failed === 0) {
  fail('No test ran.');
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((one) => `  ${one}`).join('\n')}\n`);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
