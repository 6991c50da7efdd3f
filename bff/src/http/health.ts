import type { Middleware } from 'koa';
import { AppError } from '../kernel/app-error.ts';

export interface Health {
  /** False while starting or stopping. */
  readonly accepting: () => boolean;
  /** Rejects when the database does not answer within its deadline. */
  readonly probe: () => Promise<void>;
}

/** `/healthz`: the process runs. `/readyz`: it takes requests and its database answers. Neither says more on the public port. */
export function answerHealth(health: Health): Middleware {
  return async function answerHealthMiddleware(ctx, next) {
    if (ctx.method !== 'GET' || (ctx.path !== '/healthz' && ctx.path !== '/readyz')) return next();
    ctx.set('Cache-Control', 'no-store');
    if (ctx.path === '/readyz') {
      if (!health.accepting()) throw new AppError('server.unavailable');
      await health.probe().catch((cause: unknown) => {
        throw new AppError('server.unavailable', { cause });
      });
    }
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = '{"ok":true}';
  };
}
