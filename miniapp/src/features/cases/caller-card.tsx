import { View } from '@tarojs/components';
import { Icon } from '../../ui/icon.tsx';
import { useSession } from './use-session.ts';
import { Card } from '../../ui/card.tsx';

/** As whom this call is made; empty until known, for nothing waits for it. */
export function CallerCard() {
  const { resource } = useSession();
  const session = resource.state === 'ready' ? resource.data : undefined;
  if (!session?.resident) return null;
  const { acting, resident } = session;
  return (
    <Card tight>
      <View className="sb-row sb-gap-2">
        <Icon name={acting ? 'building' : 'person'} />
        <View className="sb-strong">{acting?.organizationName ?? resident.name}</View>
        <View className="sb-small sb-ink-3">{acting ? '以企业身份' : '以个人身份'}</View>
      </View>
    </Card>
  );
}
