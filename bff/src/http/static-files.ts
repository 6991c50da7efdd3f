import type { Middleware } from 'koa';
import sirv from 'sirv';

/** Serves the built H5 pages; hashed files are immutable, the page itself is asked for anew. Unknown paths go on to the 404. */
export function serveStatic(folder: string): Middleware {
  const serve = sirv(folder, {
    etag: true,
    dev: false,
    setHeaders(res, pathname) {
      res.setHeader(
        'Cache-Control',
        /\.[0-9a-f]{8,}\./.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return async function serveStaticMiddleware(ctx, next) {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path.startsWith('/api/')) return next();
    const found = await new Promise<boolean>((resolve) => {
      ctx.res.once('close', () => resolve(true));
      ctx.res.once('finish', () => resolve(true));
      ctx.respond = false;
      ctx.res.statusCode = 200;
      serve(ctx.req, ctx.res, () => resolve(false));
    });
    if (found) return;
    ctx.respond = true;
    ctx.status = 404;
    await next();
  };
}
