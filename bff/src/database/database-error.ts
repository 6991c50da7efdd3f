import { AppError } from '../kernel/app-error.ts';
import { GateTimeout } from './sqlite-gate.ts';

/** `retry`: the whole transaction was undone and may run again. `away`: the database does not answer now. */
type Kind = 'duplicate' | 'retry' | 'away' | 'fault';

/** A statement failed. Carries no parameter and no driver message, for both hold people's data. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly kind: Kind,
    readonly code: string,
    readonly sql: string,
    options?: ErrorOptions,
  ) {
    super(`database ${kind}: ${code}`, options);
  }
}

// MySQL/MariaDB 1213 1205, Galera 1047, group replication 3101, TiDB 9007 8002 8022 8028.
const RETRY = new Set([1213, 1205, 1047, 3101, 9007, 8002, 8022, 8028, 1020]);
// Too many connections, shutdown, full disk or table, read-only, host blocked, killed, out of time.
const AWAY = new Set([
  1021, 1030, 1040, 1053, 1114, 1129, 1158, 1159, 1160, 1161, 1203, 1226, 1290, 1317, 1792, 1836, 1927, 1969, 3024,
  4031,
]);
const AWAY_CODE = /^(SQLITE_(FULL|READONLY|IOERR|CANTOPEN|NOMEM)|PROTOCOL_|POOL_|E[A-Z]+$|EAI_|ENOTFOUND|HANDSHAKE_)/;
const RETRY_CODE = /^SQLITE_(BUSY|LOCKED)/;
const DUPLICATE_CODE = /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/;

function kindOf(errno: unknown, code: string, fatal: boolean): Kind {
  if (errno === 1062 || DUPLICATE_CODE.test(code)) return 'duplicate';
  if ((typeof errno === 'number' && RETRY.has(errno)) || RETRY_CODE.test(code)) return 'retry';
  if ((typeof errno === 'number' && AWAY.has(errno)) || AWAY_CODE.test(code) || fatal) return 'away';
  return 'fault';
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Translates whatever a driver threw for `sql`; a mistake of our own (a value that cannot be bound) stays as it is. */
export function databaseError(thrown: unknown, sql: string): Error {
  if (thrown instanceof DatabaseError) return thrown;
  if (thrown instanceof GateTimeout) return new DatabaseError('away', 'SQLITE_GATE', sql, { cause: thrown });
  const cause = field(thrown, 'driverError') ?? thrown;
  if (cause instanceof TypeError) return cause;
  const code = field(cause, 'code');
  const errno = field(cause, 'errno');
  const name = typeof code === 'string' ? code : String(errno ?? 'unknown');
  return new DatabaseError(kindOf(errno, name, field(cause, 'fatal') === true), name, sql);
}

/** True when a statement broke a unique index or primary key. */
export const isDuplicate = (error: unknown): boolean => error instanceof DatabaseError && error.kind === 'duplicate';

/** What leaves the database layer: 503 with Retry-After while the database is away, slow, full or too busy. */
export function leaving(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || error.kind === 'duplicate' || error.kind === 'fault') return error;
  return new AppError('server.unavailable', { retryAfter: 2, cause: error, facts: { database: error.code } });
}
