import type { ReactNode } from 'react';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../platform/navigate.ts';
import { shortCode } from '../resource/resource-view.tsx';
import { readSession, useSession, useSessionFailure } from '../resource/session.ts';
import { Empty, Failed, Skeleton } from '../ui/state.tsx';

export interface RequireIdentityProps {
  /** What there is after login, in a few words: 「您的证照」. */
  what: string;
  children: (session: CurrentSession) => ReactNode;
}

/** Shows its content to a person who has proven who they are; everybody else sees the way there, and comes back. */
export function RequireIdentity({ what, children }: RequireIdentityProps) {
  const session = useSession();
  const failure = useSessionFailure();
  if (session?.level === 'resident') return <>{children(session)}</>;
  if (!session && failure) {
    const again = { onPress: () => void readSession().catch(() => undefined) };
    return <Failed what={failure.title} notDone={failure.detail} again={again} code={shortCode(failure.requestId)} />;
  }
  if (!session) return <Skeleton />;
  return (
    <Empty picture="cards" title={`登录后能看到${what}`} action={{ words: '去登录', onPress: logIn }}>
      先证明是您本人，别人看不到。
    </Empty>
  );
}

/** Opens the login on top of this page and comes back to it. */
export const logIn = () => void go('login/who');
