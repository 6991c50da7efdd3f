import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Config } from '../config.ts';
import { auditTrail } from '../database/audit-trail.sql.ts';
import type { Database } from '../database/data-source.ts';
import { fieldCipher } from '../database/field-cipher.ts';
import { liveEvents } from '../database/live-events.sql.ts';
import { inTransactionOf } from '../database/transaction.ts';
import type { Mount } from '../http/mount.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import type { Log } from '../kernel/log.ts';
import type { Ground } from './ground.ts';

interface GroundParts {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly mount: Mount;
  /** Told the channels a committed transaction wrote to, so that waiting screens hear at once. */
  readonly wake: (channels: ReadonlySet<string>) => void;
}

export const now = (): Date => new Date();
// A call to the system for every few bytes costs more than the request that needs them; no byte is given out twice.
let pool = Buffer.alloc(0);
let used = 0;
function takeRandom(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomBytes(4_096);
    used = 0;
  }
  const taken = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return taken;
}
const nextId = monotonicFactory(() => takeRandom(1).readUInt8() / 256);
export const newId = (): string => nextId();
export const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** Encrypts columns with the rings of this installation. */
export const openCipher = async (keys: KeyProvider): Promise<FieldCipher> =>
  fieldCipher(await keys.ring('fields'), await keys.ring('blind-index'));

/** Builds what every capability stands on from the opened database and keys. */
export function openGround({ config, log, database, cipher, mount, wake }: GroundParts): Ground {
  return {
    config,
    log,
    now,
    newId,
    newSecret: (bytes) => takeRandom(bytes).toString('base64url'),
    sha256,
    sql: database,
    cipher,
    mount,
    transactions: (stores) => async (work, once) => {
      const channels = new Set<string>();
      const bind = inTransactionOf(
        database,
        (unit) => {
          const events = liveEvents(unit, now, newId);
          return stores(unit, auditTrail(unit, now, newId, currentRequestId), {
            async push(channel, kind, subject) {
              channels.add(channel);
              await events.append(channel, kind, subject);
            },
          });
        },
        now,
      );
      const result = await bind(work, once);
      if (channels.size > 0) wake(channels);
      return result;
    },
  };
}
