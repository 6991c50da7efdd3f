import { mariadbVersion, startMariadb } from './mariadb.mjs';

export default async function start() {
  if (process.env.SUIBAN_TEST_MARIADB) return;
  if (mariadbVersion() === null) {
    process.env.SUIBAN_TEST_MARIADB = 'none';
    return;
  }
  const { host, port, user, stop } = await startMariadb();
  process.env.SUIBAN_TEST_MARIADB = `mysql://${user}@${host}:${port}`;
  globalThis.stopMariadb = stop;
}
