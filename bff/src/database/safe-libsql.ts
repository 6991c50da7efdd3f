import Libsql from 'libsql';

const CACHED_STATEMENTS = 300;
const HALF_CHARACTER = /\p{Surrogate}/u;

/** The value as libsql can store it exactly; a TypeError for anything it would cut, guess or abort the process on. */
function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, 23);
  if (typeof value !== 'string') throw new TypeError(`cannot bind ${typeof value}`);
  if (value.includes('\0')) throw new TypeError('cannot bind a text with NUL');
  if (HALF_CHARACTER.test(value)) throw new TypeError('cannot bind a text with half a character');
  return value;
}

type Statement = Libsql.Statement;

/** libsql takes a single object as named parameters and panics on it: always hand over one array. */
function safe(statement: Statement): Statement {
  const all = statement.all.bind(statement);
  const run = statement.run.bind(statement);
  const iterate = statement.iterate.bind(statement);
  const listed = (parameters: unknown[]) =>
    (parameters.length === 1 && Array.isArray(parameters[0]) ? parameters[0] : parameters).map(bindable);
  statement.run = (...parameters) => run(listed(parameters));
  statement.iterate = (...parameters) => iterate(listed(parameters));
  statement.all = (...parameters) => all(listed(parameters));
  statement.get = (...parameters) => all(listed(parameters))[0];
  return statement;
}

/** libsql whose statements refuse what they cannot store exactly, and which keeps prepared statements; what TypeORM needs of it. */
export class SafeLibsql {
  readonly #connection: Libsql.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string, options: Libsql.Options) {
    this.#connection = new Libsql(file, options);
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = safe(this.#connection.prepare(sql));
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > CACHED_STATEMENTS && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  pragma(text: string): unknown[] {
    return this.#connection.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }
}
