import { existsSync } from 'node:fs';
import { readConfig } from '../bff/src/config.ts';
import { headFile } from '../bff/src/database/audit-heads.ts';
import { openDatabase } from '../bff/src/database/data-source.ts';
import { verifyAudit, type Break } from '../bff/src/database/verify-audit.sql.ts';
import { addressOf } from '../bff/src/wiring/open-database.ts';

const sentences: Record<Break, string> = {
  missing: 'an entry was deleted',
  changed: 'an entry was edited or moved',
  rewritten: 'the chain was computed anew: a head kept outside says otherwise',
  'cut-off': 'the newest entries were deleted: a head kept outside remembers them',
  unchained: 'an entry is older than 60 s and not in the chain; is the server running?',
};

async function verify(): Promise<void> {
  const config = readConfig();
  const address = addressOf(config);
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new Error(`there is no database at ${address.file}`);
  const { heads, torn } = await headFile(config.auditHeadDir).all();
  const database = await openDatabase(address);
  try {
    const { intact, broken } = await verifyAudit(database, heads, new Date());
    console.log(`${intact} entries in order, compared with ${heads.length} heads in ${config.auditHeadDir}.`);
    if (torn > 0)
      console.log(`Torn lines in heads.ndjson, as a crash while writing leaves them, not compared: ${torn}.`);
    if (heads.length === 0 && intact > 0) console.log('Without a head, deleted newest entries cannot be noticed.');
    if (!broken) return;
    const place = broken.seq === null ? '' : ` at number ${broken.seq}`;
    console.error(`BROKEN${place}${broken.id === null ? '' : ` (${broken.id})`}: ${sentences[broken.kind]}.`);
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

verify().catch((error: unknown) => {
  console.error(`Not verified: ${reasonOf(error)}`);
  process.exitCode = 1;
});

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
