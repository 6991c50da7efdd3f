import type { Middleware } from 'koa';

/** A printed or scanned address → the page that answers it. The code stays in the fragment: it never reaches a server log or a Referer. */
const LINKS: readonly { readonly pattern: RegExp; readonly page: (code: string) => string }[] = [
  { pattern: /^\/v\/([0-9A-Za-z-]{1,300})$/i, page: (code) => `/#/features/proofs/pages/verify/index?code=${code}` },
  {
    pattern: /^\/w\/([0-9A-Za-z]{1,64})$/i,
    page: (code) => `/#/features/presentation/pages/scanned/index?code=${code}`,
  },
  { pattern: /^\/desk()$/, page: () => '/#/features/desk/pages/counter/index' },
  { pattern: /^\/handling()$/, page: () => '/#/features/handling/pages/board/index' },
];

export const followShortLinks: Middleware = async function followShortLinksMiddleware(ctx, next) {
  if (ctx.method === 'GET' || ctx.method === 'HEAD') {
    for (const { pattern, page } of LINKS) {
      const code = pattern.exec(ctx.path)?.[1];
      if (code === undefined) continue;
      ctx.set('Cache-Control', 'no-store');
      ctx.redirect(page(code));
      return;
    }
  }
  await next();
};
