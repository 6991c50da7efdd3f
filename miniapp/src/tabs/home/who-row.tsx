import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../../platform/navigate.ts';
import { logIn } from '../../session/require-identity.tsx';
import { Badge } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Press } from '../../ui/press.tsx';

const roles = { 'legal-representative': '法定代表人', agent: '经办人' } as const;

/** Who uses the program, and as whom; opens 我的, or the login. */
export function WhoRow({ session, end }: { session: CurrentSession | undefined; end: ReactNode }) {
  const { title, detail, proven } = wordsFor(session);
  const open = session?.level === 'resident' ? () => void go('me/mine') : logIn;
  return (
    <View className="home-who">
      <Press role="link" label={`${title}，${detail}`} className="home-who-name" onPress={open}>
        <Badge
          icon={session?.acting ? 'building' : 'person'}
          tone={session?.acting ? 'gray' : 'brand'}
          round={!session?.acting}
        />
        <View className="sb-grow">
          <View className="sb-t3">{title}</View>
          <View className="sb-row sb-gap-1 sb-note sb-ink-3">
            {proven && <Icon name="verified" size="s" />}
            {detail}
          </View>
        </View>
      </Press>
      {end}
    </View>
  );
}

function wordsFor(session: CurrentSession | undefined) {
  if (session?.acting) {
    const { organizationName, role } = session.acting;
    return { title: organizationName, detail: `${session.resident?.name ?? ''} · ${roles[role]}`, proven: true };
  }
  if (session?.resident) return { title: session.resident.name, detail: '已实名 · 本人', proven: true };
  return { title: '请登录', detail: '登录后亮码、开证明', proven: false };
}
