import Koa from 'koa';
import type Router from '@koa/router';
import type { Log } from './kernel/log.ts';
import type { NewId } from './kernel/new-id.ts';
import { answerErrors } from './http/errors.ts';
import { answerHealth, type Health } from './http/health.ts';
import { logRequests } from './http/request-log.ts';
import type { RequestState } from './http/request-state.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { followShortLinks } from './http/short-links.ts';
import { serveStatic } from './http/static-files.ts';

export interface AppParts {
  readonly log: Log;
  readonly newId: NewId;
  readonly router: Router<RequestState>;
  readonly health: Health;
  /** Number of proxies in front that are ours; 0 believes no forwarding header. */
  readonly trustedHops: number;
  /** Folder of the built H5 pages; null serves the API alone. */
  readonly pagesFolder: string | null;
  readonly openApi: () => string;
}

/** The order of the middleware is the policy; no I/O happens here. */
export function createApp(parts: AppParts): Koa<RequestState> {
  const app = new Koa<RequestState>({ proxy: parts.trustedHops > 0, maxIpsCount: parts.trustedHops });
  app.use(logRequests(parts.log, parts.newId));
  app.use(setSecurityHeaders);
  app.use(answerErrors(parts.log));
  app.use(answerHealth(parts.health));
  app.use(async function serveOpenApi(ctx, next) {
    if (ctx.path !== '/openapi.json' || ctx.method !== 'GET') return next();
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = parts.openApi();
  });
  app.use(followShortLinks);
  app.use(parts.router.routes());
  app.use(parts.router.allowedMethods());
  if (parts.pagesFolder !== null) app.use(serveStatic(parts.pagesFolder));
  app.on('error', (error: unknown) => parts.log.error('response.failed', {}, error));
  return app;
}
