import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from '../config.ts';
import type { Sql } from '../database/sql.ts';
import { residentStore } from '../features/login/resident-store.sql.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { addSigners, createSoftwareKeys, missingSigners } from '../integrations/keys/make-keys.ts';
import { softwareKeys } from '../integrations/keys/software-keys.ts';
import { demoSigners } from '../integrations/seals/demo-signers.ts';
import { CODES_ALIAS, cityAliases, demoAliases, ofdAliasOf, pdfAliasOf } from '../integrations/seals/key-aliases.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import { DATABASE_FILE } from './open-database.ts';
import { demoSealOrganizations } from './proofs.ts';

/**
 * The keys of this installation. Outside production the first start writes random ones and a later one adds what a new
 * department needs; production brings its own. Throws {@link ConfigError} when keys are missing (in production, or beside
 * data that need them), open to others or broken.
 */
export async function openKeys(config: Config, now: Clock): Promise<KeyProvider> {
  const { keysFile, dataDir } = config;
  if (!existsSync(keysFile)) {
    if (config.production) throw new ConfigError([`KEYS_FILE=${keysFile}: there is no such file`]);
    const filled = config.databaseUrl === '' && existsSync(join(dataDir, DATABASE_FILE));
    if (filled)
      throw new ConfigError([
        `${keysFile} is missing: without it the data in ${dataDir} stay closed; restore it, or begin anew with npm start -- --reset`,
      ]);
    await createSoftwareKeys(keysFile, demoSigners(demoSealOrganizations(), now()));
  }
  try {
    await completeSigners(config, now());
    return await softwareKeys(keysFile);
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : String(error)]);
  }
}

async function completeSigners({ keysFile, production }: Config, now: Date): Promise<void> {
  const organizations = demoSealOrganizations();
  const departments = [...organizations.keys()];
  const missing = await missingSigners(keysFile, production ? cityAliases(departments) : demoAliases(departments));
  const names = [...missing.p256, ...missing.sm2];
  if (names.length === 0) return;
  if (production) throw new Error(`${keysFile} has no key called ${names.join(', ')}`);
  await addSigners(keysFile, demoSigners(organizations, now, missing));
}

/**
 * Gives a demonstration's department a new pair of sealing keys, or the QR codes (`proof-codes`) a new key; takes effect
 * at the next start. Throws in production, where a licensed authority certifies keys.
 */
export async function addSigningKeys(
  { keysFile, production }: Pick<Config, 'keysFile' | 'production'>,
  whose: string,
  now: Date,
): Promise<void> {
  if (production) throw new Error('certificates of production come from a licensed authority: see docs/operations.md');
  const organizations = demoSealOrganizations();
  const departments = [...organizations.keys()];
  if (whose !== CODES_ALIAS && !departments.includes(whose))
    throw new Error(`say whose: ${[...departments, CODES_ALIAS].join(', ')}`);
  const wanted =
    whose === CODES_ALIAS ? { p256: [], sm2: [CODES_ALIAS] } : { p256: [pdfAliasOf(whose)], sm2: [ofdAliasOf(whose)] };
  await addSigners(keysFile, demoSigners(organizations, now, wanted));
}

/** Throws {@link ConfigError} when the database was filled with other keys. */
export async function assertKeysFit({ keysFile }: Config, sql: Sql, cipher: FieldCipher): Promise<void> {
  if (await residentStore(sql, cipher).opens()) return;
  throw new ConfigError([`${keysFile} holds other keys than the ones this database was filled with`]);
}
