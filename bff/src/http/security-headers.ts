import helmet from 'koa-helmet';
import type { Middleware } from 'koa';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** What a Taro H5 page needs and no more; wasm is the QR reader. Taro writes innerHTML and inline styles, so no Trusted Types. */
const PAGE = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const common = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
});

/** Headers of every answer; the API gets a policy that allows nothing, pages the one Taro survives. */
export const setSecurityHeaders: Middleware = async function setSecurityHeadersMiddleware(ctx, next) {
  await common(ctx, async () => {
    ctx.set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()');
    ctx.set('Content-Security-Policy', ctx.path.startsWith('/api/') ? NOTHING : PAGE);
    await next();
  });
};
