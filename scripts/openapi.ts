/** Prints the OpenAPI document the server serves; `--lint` keeps quiet and lints it instead. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { startServer } from '../bff/test/harness/server.ts';
import { keepOutput } from './child.mjs';

const server = await startServer({ DEMO_DATA: 'off', LOG_LEVEL: 'error' });
const text = await fetch(`${server.url}/openapi.json`).then((answer) => answer.text());
await server.stop();

if (!process.argv.includes('--lint')) console.log(JSON.stringify(JSON.parse(text), null, 2));
else {
  const file = 'node_modules/.cache/openapi.json';
  mkdirSync('node_modules/.cache', { recursive: true });
  writeFileSync(file, text);
  const { code, output } = await keepOutput(
    process.execPath,
    ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--extends=recommended', '--max-problems=20', file],
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  if (code !== 0) console.log(output);
  process.exitCode = code;
}
