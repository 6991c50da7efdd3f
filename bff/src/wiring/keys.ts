import { existsSync } from 'node:fs';
import { ConfigError, type Config } from '../config.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { createSoftwareKeys, softwareKeys } from '../integrations/keys/software-keys.ts';
import { demoSigners } from '../integrations/seals/demo-signers.ts';
import type { Clock } from '../kernel/clock.ts';
import { demoSealOrganizations } from './proofs.ts';

/** The keys of this installation. Outside production the first start writes random ones; production brings its own. */
export async function openKeys(config: Config, now: Clock): Promise<KeyProvider> {
  if (!existsSync(config.keysFile)) {
    if (config.production) throw new ConfigError([`KEYS_FILE=${config.keysFile}: there is no such file`]);
    await createSoftwareKeys(config.keysFile, demoSigners(demoSealOrganizations(), now()));
  }
  return softwareKeys(config.keysFile);
}
