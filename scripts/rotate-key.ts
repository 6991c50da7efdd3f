import { readConfig } from '../bff/src/config.ts';
import { rotateSoftwareKey } from '../bff/src/integrations/keys/make-keys.ts';

const rotatable = ['fields', 'files', 'codes'] as const;

async function rotate(): Promise<void> {
  const purpose = rotatable.find((known) => known === process.argv[2]);
  if (!purpose) throw new Error(`say what for: ${rotatable.join(', ')}`);
  const { keysFile } = readConfig();
  const id = await rotateSoftwareKey(keysFile, purpose);
  console.log(`${keysFile}: ${purpose} uses ${id} from the next start; older keys stay, to read what they wrote.`);
}

rotate().catch((error: unknown) => {
  console.error(`No key was added: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
