import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface OutsideSystem {
  readonly url: string;
  /** Method, address and body of every request it got. */
  readonly seen: readonly { line: string; body: string }[];
  close(): Promise<void>;
}

/** An outside system on loopback that answers as told. */
export async function openOutsideSystem(
  answer: (request: { line: string; body: string }, response: ServerResponse) => void,
): Promise<OutsideSystem> {
  const seen: { line: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const told = { line: `${request.method} ${request.url}`, body };
      seen.push(told);
      answer(told, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
