import { mkdirSync, readFileSync } from 'node:fs';
import { readConfig } from '../bff/src/config.ts';
import { parseCityFile } from '../bff/src/features/staff/city-file.ts';
import { importCity } from '../bff/src/features/staff/import-city.ts';
import { importDeps } from '../bff/src/wiring/import-city.ts';
import { assertKeysFit, openKeys } from '../bff/src/wiring/keys.ts';
import { openMigratedDatabase } from '../bff/src/wiring/open-database.ts';
import { now, openCipher } from '../bff/src/wiring/open-ground.ts';

/** `npm run import -- FILE.json`: a city's own units, staff and windows. */
async function run(): Promise<void> {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new Error('say which file: npm run import -- FILE.json');
  const file = parseCityFile(JSON.parse(readFileSync(path, 'utf8')));
  const config = readConfig();
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const cipher = await openCipher(await openKeys(config, now));
  const database = await openMigratedDatabase(config);
  try {
    await assertKeysFit(config, database, cipher);
    const { changed, passwords, codes } = await importCity(importDeps(database, cipher, config, now), file);
    for (const what of changed) console.log(`changed: ${what}`);
    console.log(changed.length === 0 ? 'Nothing to change.' : `${changed.length} changed.`);
    if (passwords.length + codes.length > 0) console.log('\nSaid once and kept nowhere; hand each to its owner:');
    for (const { staffNumber, password } of passwords) console.log(`password of ${staffNumber}: ${password}`);
    for (const { window, code } of codes) console.log(`enrolment code of ${window}: ${code} (7 days)`);
  } finally {
    await database.close();
  }
}

run().catch((error: unknown) => {
  console.error(`Nothing was imported: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
