import { readConfig } from '../bff/src/config.ts';
import { addSigningKeys } from '../bff/src/wiring/keys.ts';
import { rotateSoftwareKey } from '../bff/src/integrations/keys/make-keys.ts';

const rotatable = ['fields', 'files', 'codes'] as const;

async function rotate(): Promise<void> {
  const [, , what, whose = ''] = process.argv;
  const config = readConfig();
  const { keysFile } = config;
  if (what === 'signing') {
    await addSigningKeys(config, whose, new Date());
    console.log(
      `${keysFile}: ${whose} signs with new keys from the next start; what the older keys signed stays good.`,
    );
    return;
  }
  const purpose = rotatable.find((known) => known === what);
  if (!purpose) throw new Error(`say what for: ${rotatable.join(', ')}, or signing and whose`);
  const id = await rotateSoftwareKey(keysFile, purpose);
  console.log(`${keysFile}: ${purpose} uses ${id} from the next start; older keys stay, to read what they wrote.`);
}

rotate().catch((error: unknown) => {
  console.error(`No key was added: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
