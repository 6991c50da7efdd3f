import Router from '@koa/router';
import type { RouterContext } from '@koa/router';
import { randomBytes } from 'node:crypto';
import type { Audience, Endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import type { Actor, Resident, Staff, Visitor } from '../kernel/actor.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/new-id.ts';
import type { Once } from '../kernel/once.ts';
import { sendDownload, type Download } from './download.ts';
import { fingerprintOf, readKey, runOnce, scopeOf, type KeyStore } from './once.ts';
import type { Mounted } from './openapi.ts';
import { parseInput, queryParts } from './parse-input.ts';
import { peerOf } from './peer.ts';
import { readJsonBody } from './request-body.ts';
import type { RequestState } from './request-state.ts';
import {
  cookieLine,
  cookieOf,
  identify,
  readCookie,
  TERMINAL_COOKIE,
  type Authenticate,
  type Caller,
  type Credentials,
} from './session.ts';
import { readUpload, type Upload } from './upload.ts';

/** The actor an audience lets in. */
export type ActorOf<A extends Audience> = {
  anyone: Actor;
  visitor: Visitor | Resident;
  resident: Resident;
  staff: Staff;
}[A];

/** What a handler may know of the call besides actor and input. */
export interface Call {
  readonly requestId: string;
  /** The peer's address as limits count it (`peer.ts`), behind the configured number of trusted proxies. */
  readonly peer: string;
  readonly credentials: Credentials;
  /** What a cookie client of the caller's session repeats in `X-CSRF-Token`; null where there is no session. */
  readonly csrfToken: string | null;
  /** The enrolled terminal's secret, if the browser holds one. */
  readonly terminalSecret: string | null;
  /** Sets (or, with null, deletes) the session cookie of the endpoint's audience. */
  setSessionCookie(token: string | null, maxAgeSeconds: number, audience: 'resident' | 'staff'): void;
  setTerminalCookie(secret: string | null, maxAgeSeconds: number): void;
}

type Handle<I, O, A, C> = (actor: A, input: I, call: C) => Promise<O>;
type OnceCall = Call & { readonly once: Once };

export interface HttpParts {
  readonly authenticate: Authenticate;
  readonly keys: KeyStore;
  readonly now: Clock;
  readonly newId: NewId;
}

/** Binds contracts to handlers: parsing in, filtering out, who may call and once-only happen here and nowhere else. */
export interface Mount {
  /** A read, or a POST the contract declares exempt. */
  plain<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    endpoint: Endpoint<I, O, A>,
    handle: Handle<z.output<I>, z.input<O>, ActorOf<A>, Call>,
  ): void;
  /** A POST with an Idempotency-Key; `reread` answers a replay from the committed resource under the caller's present rights. */
  once<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    endpoint: Endpoint<I, O, A>,
    handle: Handle<z.output<I>, z.input<O>, ActorOf<A>, OnceCall>,
    reread: ((actor: ActorOf<A>, resourceId: string, input: z.output<I>) => Promise<z.input<O>>) | 'never',
  ): void;
  /** A GET that answers with bytes; the endpoint's output stays unused. */
  file<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    endpoint: Endpoint<I, O, A>,
    handle: Handle<z.output<I>, Download, ActorOf<A>, Call>,
  ): void;
  /** A POST of one multipart file named `file` beside the contract's fields; exempt from keys (the bytes' hash is the key). */
  upload<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    endpoint: Endpoint<I, O, A>,
    limitBytes: number,
    handle: Handle<z.output<I>, z.input<O>, ActorOf<A>, Call & { readonly upload: Upload }>,
  ): void;
}

export function createMount(parts: HttpParts): { mount: Mount; router: Router<RequestState>; mounted: Mounted[] } {
  const router = new Router<RequestState>({ prefix: '/api/v1' });
  const mounted: Mounted[] = [];

  function bind<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    kind: Mounted['kind'],
    endpoint: Endpoint<I, O, A>,
    serve: (ctx: RouterContext<RequestState>, actor: ActorOf<A>, call: Call) => Promise<void>,
  ): void {
    mounted.push({ kind, endpoint });
    router.register(endpoint.path, [endpoint.method], async (ctx: RouterContext<RequestState>) => {
      ctx.state.route = endpoint.path;
      ctx.set('Cache-Control', 'no-store');
      const caller = await identify(ctx.req, endpoint.audience, parts.authenticate);
      const { actor } = caller;
      if (!fits(actor, endpoint.audience)) throw new AppError('actor.forbidden');
      await serve(ctx, actor, callOf(ctx, caller));
    });
  }

  const answer = (ctx: RouterContext<RequestState>, endpoint: Endpoint, value: unknown) => {
    ctx.status = endpoint.status;
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify(z.parse(endpoint.output, value));
  };

  const inputOf = async <I extends z.ZodMiniObject>(ctx: RouterContext<RequestState>, endpoint: Endpoint<I>) => {
    const rest = endpoint.method === 'GET' ? queryParts(ctx.querystring) : await readJsonBody(ctx.req);
    return parseInput(endpoint, merge(rest, ctx.params));
  };

  const mount: Mount = {
    plain(endpoint, handle) {
      if (endpoint.once.kind !== 'exempt') throw new Error(`${endpoint.path} needs mount.once`);
      bind('json', endpoint, async (ctx, actor, call) => {
        answer(ctx, endpoint, await handle(actor, await inputOf(ctx, endpoint), call));
      });
    },
    once(endpoint, handle, reread) {
      if (endpoint.once.kind === 'exempt') throw new Error(`${endpoint.path} is exempt: use mount.plain`);
      if ((endpoint.once.kind === 'none') !== (reread === 'never'))
        throw new Error(`${endpoint.path}: replay and reread disagree`);
      bind('json', endpoint, async (ctx, actor, call) => {
        const key = readKey(ctx.req.headers['idempotency-key']);
        const input = await inputOf(ctx, endpoint);
        const once: Once = {
          resourceId: parts.newId(),
          scope: scopeOf(actor),
          key,
          fingerprint: fingerprintOf(endpoint.method, endpoint.path, input),
          status: endpoint.status,
          lease: null,
          committed: false,
        };
        const value = await runOnce({
          once,
          keys: parts.keys,
          outside: endpoint.outside,
          now: parts.now,
          newLease: () => randomBytes(16).toString('hex'),
          run: (current) => handle(actor, input, { ...call, once: current }),
          replay: (resourceId) => {
            if (reread === 'never') throw new AppError('request.already-done');
            return reread(actor, resourceId, input);
          },
        });
        answer(ctx, endpoint, value);
      });
    },
    file(endpoint, handle) {
      bind('file', endpoint, async (ctx, actor, call) => {
        sendDownload(ctx, await handle(actor, await inputOf(ctx, endpoint), call));
      });
    },
    upload(endpoint, limitBytes, handle) {
      bind('upload', endpoint, async (ctx, actor, call) => {
        const { fields, upload } = await readUpload(ctx.req, limitBytes);
        answer(
          ctx,
          endpoint,
          await handle(actor, parseInput(endpoint, merge(fields, ctx.params)), { ...call, upload }),
        );
      });
    },
  };
  return { mount, router, mounted };
}

function fits<A extends Audience>(actor: Actor, audience: A): actor is ActorOf<A> {
  if (audience === 'anyone') return true;
  if (audience === 'staff') return actor.kind === 'staff';
  if (audience === 'resident') return actor.kind === 'resident';
  return actor.kind === 'visitor' || actor.kind === 'resident';
}

/** A body or query field with the name of a path parameter would shadow it: refuse it as unknown. */
function merge(rest: Record<string, unknown>, params: Record<string, string>): Record<string, unknown> {
  const doubled = Object.keys(params).filter((name) => Object.hasOwn(rest, name));
  if (doubled.length === 0) return { ...rest, ...params };
  throw new AppError('request.invalid', { fields: Object.fromEntries(doubled.map((name) => [name, '不认识的内容'])) });
}

function callOf(ctx: RouterContext<RequestState>, { credentials, csrfToken }: Caller): Call {
  return {
    requestId: ctx.state.requestId,
    peer: peerOf(ctx.ip),
    credentials,
    csrfToken,
    terminalSecret: readCookie(ctx.req, TERMINAL_COOKIE),
    setSessionCookie(token, maxAgeSeconds, audience) {
      ctx.append('Set-Cookie', cookieLine(cookieOf(audience), token, maxAgeSeconds));
    },
    setTerminalCookie(secret, maxAgeSeconds) {
      ctx.append('Set-Cookie', cookieLine(TERMINAL_COOKIE, secret, maxAgeSeconds));
    },
  };
}
