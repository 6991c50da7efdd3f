import { createPool, type PoolOptions } from 'mysql2';

const CONNECT_MS = 1_500;
const CONNECTIONS = 10;

// One second less than the statement's own limit, so that the server's answer comes first.
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION innodb_lock_wait_timeout = 2, time_zone = '+00:00', sql_mode = " +
    "'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE'",
];

/** mysql2 whose pool sets up each new connection before its first use. */
const driver = {
  createPool(options: PoolOptions) {
    const pool = createPool(options);
    pool.on('connection', (connection) => {
      for (const sql of SESSION) connection.query(sql, (error) => error && connection.destroy());
    });
    return pool;
  },
};

/** TypeORM options of a MySQL or MariaDB at `mysql://user:password@host:port/name`. */
export function mysqlOptions(address: { kind: 'mysql' | 'mariadb'; url: string; connections?: number }) {
  const url = new URL(address.url);
  return {
    type: address.kind,
    driver,
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    // The same forms as SQLite: datetimes as text, counts as numbers.
    dateStrings: true,
    bigNumberStrings: false,
    connectTimeout: CONNECT_MS,
    poolSize: address.connections ?? CONNECTIONS,
    extra: { enableKeepAlive: true },
  } as const;
}
