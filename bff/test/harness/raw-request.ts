import { connect } from 'node:net';

const PATIENCE_MS = 30_000;
const SILENCE_MS = 2_000;

/** What came back for bytes written to a socket, until the server closed it or said nothing more for two seconds. */
export interface RawAnswer {
  /** Status of each answer on the connection, in order. */
  readonly statuses: readonly number[];
  readonly text: string;
  readonly closed: boolean;
}

/** Writes bytes no HTTP client would, as they are. `linesOf` makes them from header lines. */
export function sendRaw(origin: string, bytes: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let text = '';
    const end = (closed: boolean) => {
      clearTimeout(silence);
      socket.destroy();
      resolve({
        text,
        closed,
        statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)),
      });
    };
    let silence = setTimeout(() => end(false), PATIENCE_MS);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      clearTimeout(silence);
      silence = setTimeout(() => end(false), SILENCE_MS);
    });
    socket.on('close', () => end(true));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? end(true) : reject(error)));
    socket.write(bytes);
  });
}

export const linesOf = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
