import type { Middleware } from 'koa';
import type { Log } from '../kernel/log.ts';
import type { NewId } from '../kernel/new-id.ts';
import { withinRequest } from './request-scope.ts';
import type { RequestState } from './request-state.ts';

/** Gives each request an id of ours (a client's is never believed) and writes one line when it is answered. */
export function logRequests(log: Log, newId: NewId): Middleware<RequestState> {
  return async function logRequestsMiddleware(ctx, next) {
    const started = performance.now();
    ctx.state.requestId = newId();
    ctx.set('X-Request-Id', ctx.state.requestId);
    await withinRequest(ctx.state.requestId, next);
    log.info('request.answered', {
      requestId: ctx.state.requestId,
      method: ctx.method.slice(0, 16),
      route: ctx.state.route ?? 'none',
      status: ctx.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
  };
}
