import { mkdirSync } from 'node:fs';
import { readConfig } from './config.ts';
import { openAdminServer } from './http/admin.ts';
import { closeServer, listen, openServer } from './http/server.ts';
import { pinoLog } from './pino-log.ts';
import { startFault } from './start-fault.ts';
import { openSuiban } from './wiring.ts';
import { newId } from './wiring/open-ground.ts';

const FORCE_EXIT_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const log = pinoLog(config.logLevel);
  const suiban = await openSuiban(config, log);
  const server = openServer(suiban.listener, newId);
  server.on('upgrade', suiban.upgrade);
  const admin = openAdminServer(suiban.health);
  await listen(server, config.port, config.host);
  await listen(admin, config.adminPort, '127.0.0.1');
  suiban.start();

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info('server.stopping');
    setTimeout(() => process.exit(1), FORCE_EXIT_MS).unref();
    suiban.refuseNew();
    await closeServer(server);
    admin.closeAllConnections();
    admin.close();
    await suiban.close();
    log.info('server.stopped');
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  log.info('server.started', { port: config.port });
  const url = `http://${config.host}:${config.port}`;
  process.stdout.write(`SUIBAN_READY ${JSON.stringify({ url, ...suiban.welcome })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(1);
});
