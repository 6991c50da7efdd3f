import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../../platform/navigate.ts';
import { Card, LinkText } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';

/** As whom this call is made: the person, or the firm acted for. */
export function CallerCard({ session: { acting, resident } }: { session: CurrentSession }) {
  return (
    <Card tight>
      <View className="sb-row sb-gap-2">
        <Icon name={acting ? 'building' : 'person'} />
        <View className="sb-grow">
          <View className="sb-strong">{acting?.organizationName ?? resident?.name}</View>
          <View className="sb-small sb-ink-3">{acting ? '以企业身份' : '以个人身份'}</View>
        </View>
        <LinkText onPress={() => void go('organizations/mine')}>{acting ? '换成个人' : '换成企业'}</LinkText>
      </View>
    </Card>
  );
}
