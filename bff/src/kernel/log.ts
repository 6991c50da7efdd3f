/** Facts of a log line: ids, numbers and fixed words only, never a person's data. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log; `event` is `noun.verb`. */
export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts, cause?: unknown): void;
  error(event: string, facts?: Facts, cause?: unknown): void;
}
