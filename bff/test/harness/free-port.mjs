import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
/** Below the ports Linux gives to connections, which could take one again before the server does. */
const END = 32_000;

/** A port of 127.0.0.1 nobody listens on at this moment. */
export async function freePort() {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (END - FIRST));
    const probe = createServer();
    const free = await new Promise((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
