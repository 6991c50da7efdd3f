import type { Middleware } from 'koa';
import { HttpError } from 'koa';
import { AppError } from '../kernel/app-error.ts';
import type { Log } from '../kernel/log.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import type { RequestState } from './request-state.ts';

/** The only place that turns an error into a response. */
export function answerErrors(log: Log): Middleware<RequestState> {
  return async function answerErrorsMiddleware(ctx, next) {
    try {
      await next();
      if (ctx.status === 405 || ctx.status === 501) throw new AppError('request.method-not-allowed');
      if (ctx.status === 404 && ctx.body === undefined && ctx.respond !== false)
        throw new AppError('request.not-found');
    } catch (raised) {
      const error = translate(raised);
      const { problem, retryAfter } = problemOf(error, ctx.state.requestId);
      if (problem.status >= 500) log.error('request.failed', factsOf(ctx, error), raised);
      else if (error instanceof AppError) log.info('request.refused', factsOf(ctx, error));
      ctx.status = problem.status;
      ctx.set('Cache-Control', 'no-store');
      if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
      // The rest of an over-long or unread body is not worth reading: give the connection up.
      if (problem.status === 413 || !ctx.req.complete) ctx.set('Connection', 'close');
      ctx.body = JSON.stringify(problem);
      ctx.type = PROBLEM_TYPE;
    }
  };
}

function translate(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError('request.malformed', { cause: error });
  if (error instanceof HttpError && error.status < 500) return new AppError('request.malformed', { cause: error });
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
    return new AppError('request.timeout', { cause: error });
  return error;
}

function factsOf(ctx: { method: string; state: RequestState }, error: unknown) {
  return {
    requestId: ctx.state.requestId,
    route: ctx.state.route ?? 'none',
    method: ctx.method,
    code: error instanceof AppError ? error.code : 'server.fault',
    ...(error instanceof AppError && error.facts),
  };
}
