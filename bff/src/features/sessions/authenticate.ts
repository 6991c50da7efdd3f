import type { Clock } from '../../kernel/clock.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { SessionStore } from './deps.ts';
import { actorOf, csrfTokenOf, isLive, touchIsDue } from './session.ts';

interface Deps {
  readonly sessions: Pick<SessionStore, 'findByTokenHash' | 'touch'>;
  readonly now: Clock;
  readonly sha256: (value: string) => string;
  readonly cipher: Pick<FieldCipher, 'blindIndex'>;
}

/** Who a token belongs to; one indexed read, and at most once a minute a write of the last sight. */
export async function authenticate(
  deps: Deps,
  token: string,
): Promise<{ actor: Exclude<Actor, { kind: 'anyone' }>; csrfToken: string } | null> {
  const session = await deps.sessions.findByTokenHash(deps.sha256(token));
  const now = deps.now();
  if (!session || !isLive(session, now)) return null;
  if (touchIsDue(session, now)) await deps.sessions.touch(session.id, session.lastSeenAt, now);
  return { actor: actorOf(session), csrfToken: csrfTokenOf(deps.cipher, session.tokenHash) };
}
