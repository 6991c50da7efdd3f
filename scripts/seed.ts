import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../bff/src/config.ts';
import { seedMoreResidents } from '../bff/src/demo/more-residents.ts';
import { openKeys } from '../bff/src/wiring/keys.ts';
import { openMigratedDatabase } from '../bff/src/wiring/open-database.ts';
import { now, openCipher } from '../bff/src/wiring/open-ground.ts';

/** `npm run seed -- --residents N`: made-up people with certificates, beyond the sixty every demo city has. */
const MOST = 900_000;
const WIDTH = 40;

async function seed(): Promise<void> {
  const { values } = parseArgs({ options: { residents: { type: 'string' } } });
  const count = Number(values.residents);
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new Error(`say how many: npm run seed -- --residents N, N from 1 to ${MOST}`);
  const config = readConfig();
  if (config.production || !config.demoData) throw new Error('made-up people have no place beside real ones');
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const cipher = await openCipher(await openKeys(config, now));
  const database = await openMigratedDatabase(config);
  const began = performance.now();
  try {
    const added = await seedMoreResidents({ database, cipher, now, progress: (done) => show(done, count) }, count);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const most = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`Added ${added}, ${count - added} were there: ${seconds} s, at most ${most} MB of memory.`);
  } finally {
    await database.close();
  }
}

let shown = -1;
/** A bar that moves in a terminal; a line every tenth elsewhere. */
function show(done: number, count: number): void {
  const share = done / count;
  const percent = Math.floor(share * 100);
  if (process.stdout.isTTY) {
    const filled = Math.floor(share * WIDTH);
    process.stdout.write(
      `\r[${'#'.repeat(filled).padEnd(WIDTH)}] ${percent} % ${done}/${count}${share === 1 ? '\n' : ''}`,
    );
  } else if (Math.floor(percent / 10) > shown) {
    shown = Math.floor(percent / 10);
    console.log(`${percent} % ${done}/${count}`);
  }
}

seed().catch((error: unknown) => {
  console.error(`No residents were made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
