import type { OpenedSession } from 'shared/sessions.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';
import type { LoginDeps } from './deps.ts';

const DEVICE = { h5: '浏览器', weapp: '微信小程序' } as const;

/** Each login asks WeChat, which counts per app; one carrier's address may stand for a whole quarter of the city. */
const LOGINS_A_MINUTE = 300;

interface Input {
  readonly code: string;
  readonly client: 'h5' | 'weapp';
}

/** `peer` is the caller's address. Opens a visitor session for a WeChat code that nobody used before; a session the caller still had ends. */
export async function loginWithWechat(
  deps: LoginDeps,
  actor: Actor,
  { code, client }: Input,
  peer: string,
): Promise<OpenedSession & { token: string }> {
  const until = await deps.attempts.take(
    { subject: `wechat.peer ${peer}`, most: LOGINS_A_MINUTE, windowMs: 60_000 },
    deps.now(),
  );
  if (until !== null) throw new AppError('request.too-many', { retryAfter: secondsUntil(until, deps.now()) });
  if (!(await deps.codes.claim(deps.sha256(code), deps.now()))) throw new AppError('login.code-used');
  const openid = await deps.wechat.openidOf(code);
  const { sessionId, token } = await deps.inTransaction(async ({ accounts, sessions, audit }) => {
    const accountId = await accounts.ensure(openid, deps.newId(), deps.now());
    if (actor.kind === 'visitor' || actor.kind === 'resident') await sessions.end(actor.sessionId, deps.now());
    const opened = await sessions.openVisitor({ accountId, client, device: DEVICE[client] });
    const visitor = { kind: 'visitor', accountId, sessionId: opened.sessionId } as const;
    await audit.record({ actor: visitor, action: 'session.open', subject: opened.sessionId });
    return opened;
  });
  return { session: await deps.describe(sessionId), token };
}
