import type { OpenedSession } from 'shared/sessions.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { LoginDeps } from './deps.ts';

const DEVICE = { h5: '浏览器', weapp: '微信小程序' } as const;

interface Input {
  readonly code: string;
  readonly client: 'h5' | 'weapp';
}

/** Opens a visitor session for a WeChat code that nobody used before; a session the caller still had ends. */
export async function loginWithWechat(
  deps: LoginDeps,
  actor: Actor,
  { code, client }: Input,
): Promise<OpenedSession & { token: string }> {
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
