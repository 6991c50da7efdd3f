import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';

const WAIT_MS = 3_000;
const RUN_MS = 10;

/** The connection stayed busy for 3 s. */
export class GateTimeout extends Error {
  override readonly name = 'GateTimeout';
  constructor() {
    super('SQLite stayed busy for 3 s. Was the database used inside a transaction instead of the unit it was given?');
  }
}

type Answer = ReturnType<BetterSqlite3QueryRunner['query']>;

class Gate {
  #held = false;
  readonly #waiting: (() => void)[] = [];
  #pausedAt = 0;
  #turns = 0;

  enter(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const admitted = () => {
        clearTimeout(timer);
        resolve();
      };
      // A long queue is no fault as long as it moves.
      let seen = this.#turns;
      const look = () => {
        if (seen !== this.#turns) {
          seen = this.#turns;
          timer = setTimeout(look, WAIT_MS);
          return;
        }
        this.#waiting.splice(this.#waiting.indexOf(admitted), 1);
        reject(new GateTimeout());
      };
      let timer = setTimeout(look, WAIT_MS);
      this.#waiting.push(admitted);
    });
  }

  // Every libsql call is synchronous: without a pause now and then a queue starves timers and sockets.
  async leave(): Promise<void> {
    if (performance.now() - this.#pausedAt > RUN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#pausedAt = performance.now();
    }
    this.#turns += 1;
    const next = this.#waiting.shift();
    if (next) next();
    else this.#held = false;
  }
}

class GatedRunner extends BetterSqlite3QueryRunner {
  readonly #gate: Gate;
  #inside = false;

  constructor(driver: BetterSqlite3Driver, gate: Gate) {
    super(driver);
    this.#gate = gate;
  }

  override async query(sql: string, values?: unknown[] | ObjectLiteral, structured?: boolean): Answer {
    if (this.#inside) return super.query(sql, values, structured);
    await this.#gate.enter();
    try {
      return await super.query(sql, values, structured);
    } finally {
      await this.#gate.leave();
    }
  }

  override async startTransaction(): Promise<void> {
    if (!this.#inside) {
      await this.#gate.enter();
      this.#inside = true;
    }
    try {
      await super.startTransaction();
    } catch (error) {
      if (this.transactionDepth === 0) this.isTransactionActive = false;
      await this.#leaveWhenOver();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    try {
      await super.commitTransaction();
    } finally {
      await this.#leaveWhenOver();
    }
  }

  override async rollbackTransaction(): Promise<void> {
    const whole = this.transactionDepth <= 1;
    try {
      await super.rollbackTransaction();
    } finally {
      // A full disk rolls back by itself, and then ROLLBACK fails: the gate must open all the same.
      if (whole) this.isTransactionActive = false;
      if (whole) this.transactionDepth = 0;
      await this.#leaveWhenOver();
    }
  }

  override async release(): Promise<void> {
    if (this.#inside) await this.rollbackTransaction();
    await super.release();
  }

  async #leaveWhenOver(): Promise<void> {
    if (this.isTransactionActive || !this.#inside) return;
    this.#inside = false;
    await this.#gate.leave();
  }
}

/**
 * TypeORM shares one SQLite connection among all callers, so overlapping transactions lose commits. Gives every caller
 * a runner of its own and lets one in at a time, first come first served, from BEGIN to COMMIT or ROLLBACK.
 */
export function gateSqlite(source: DataSource): void {
  const { driver } = source;
  if (!(driver instanceof BetterSqlite3Driver)) throw new TypeError('the gate is for SQLite only');
  const gate = new Gate();
  driver.createQueryRunner = (): QueryRunner => new GatedRunner(driver, gate);
}
