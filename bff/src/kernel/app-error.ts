import type { ErrorCode } from 'shared/errors.ts';

/** A refusal or failure with a stable code. `retryAfter` in seconds; `fields` maps a field to a Chinese sentence. `facts` go to the log only: ids and numbers. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>> | undefined;

  constructor(code: ErrorCode, more: AppErrorDetails = {}) {
    super(code, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfter = more.retryAfter;
    this.fields = more.fields;
    this.facts = more.facts;
  }
}

interface AppErrorDetails {
  cause?: unknown;
  retryAfter?: number;
  fields?: Record<string, string>;
  facts?: Record<string, string | number | boolean>;
}
