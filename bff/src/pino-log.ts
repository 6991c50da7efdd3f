import { pino, type DestinationStream } from 'pino';
import type { Facts, Log } from './kernel/log.ts';

const MAX_TEXT = 200;
/** Lines leave in blocks, and at the latest after this: a write to the system for each would cost more than its request. */
const FLUSH_MS = 200;

/** JSON lines to stdout (or `destination`). A cause is logged by its kind and place, never by its message: messages hold people's data. */
export function pinoLog(level: 'info' | 'warn' | 'error' | 'silent', destination?: DestinationStream): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: FLUSH_MS }),
  );
  const line = (facts: Facts | undefined, cause: unknown) => ({ ...cut(facts ?? {}), ...causeFacts(cause) });
  return {
    info: (event, facts) => logger.info(line(facts, undefined), event),
    warn: (event, facts, cause) => logger.warn(line(facts, cause), event),
    error: (event, facts, cause) => logger.error(line(facts, cause), event),
  };
}

const cut = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, MAX_TEXT) : value]),
  );

function causeFacts(cause: unknown): Record<string, unknown> {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const frames = (cause.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code.slice(0, 64) : undefined;
  const inner = cause.cause === undefined ? {} : { because: causeFacts(cause.cause) };
  return { cause: cause.name, causeCode: code, at: frames.slice(0, 6).map((frame) => frame.trim()), ...inner };
}
