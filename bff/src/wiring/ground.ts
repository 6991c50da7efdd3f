import type { Config } from '../config.ts';
import type { Sql, Unit } from '../database/sql.ts';
import type { Mount } from '../http/mount.ts';
import type { AuditTrail } from '../kernel/audit.ts';
import type { Clock } from '../kernel/clock.ts';
import type { InTransaction } from '../kernel/in-transaction.ts';
import type { Log } from '../kernel/log.ts';
import type { NewId } from '../kernel/new-id.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import type { LivePush } from '../kernel/live-push.ts';

/** What every capability stands on; `wire<Capability>(ground)` builds stores and deps from it and mounts the routes. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
  readonly now: Clock;
  readonly newId: NewId;
  /** `bytes` random bytes as base64url; secrets only. */
  readonly newSecret: (bytes: number) => string;
  /** SHA-256 of a text, hex. */
  readonly sha256: (value: string) => string;
  /** Statements outside a transaction; each commits alone. */
  readonly sql: Sql;
  /** Makes an `InTransaction` over the stores a capability names; `audit` and `live` write in the same transaction. */
  readonly transactions: <Stores>(
    stores: (unit: Unit, audit: AuditTrail, live: LivePush) => Stores,
  ) => InTransaction<Stores>;
  readonly cipher: FieldCipher;
  readonly mount: Mount;
}
