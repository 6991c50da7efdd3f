import { View } from '@tarojs/components';
import type { OwnSession } from 'shared/sessions.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { whenWords } from '../../../../ui/when.ts';
import { useSessions } from '../../use-sessions.ts';

export default function SessionsPage() {
  return (
    <Page title="登录的设备" say={() => ['您的账号在这些设备上登录着', '不认识的，点下线']}>
      <RequireIdentity what="登录着的设备">{() => <Devices />}</RequireIdentity>
    </Page>
  );
}

function Devices() {
  const { loaded, end } = useSessions();
  return (
    <Stack>
      <View className="sb-ink-2">不认识的设备，点“下线”，马上就不能用了。</View>
      <Refused error={end.error} />
      <ResourceView
        of={loaded}
        isEmpty={(sessions) => sessions.length === 0}
        empty={<Empty title="没有登录着的设备" />}
        ready={(sessions) => (
          <Stack>
            {sessions.map((session) => (
              <Device key={session.id} session={session} onEnd={() => void end.run(session.id)} />
            ))}
          </Stack>
        )}
      />
    </Stack>
  );
}

function Device({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const { device, current, createdAt, lastSeenAt } = session;
  return (
    <Card label={device}>
      <View className="sb-row sb-between sb-gap-3">
        <View className="sb-grow">
          <View className="sb-row sb-gap-2">
            <View className="sb-strong">{device}</View>
            {current && <Tag tone="ok">就是这台</Tag>}
          </View>
          <View className="sb-small sb-ink-3 sb-num">
            {whenWords(createdAt)} 登录，{whenWords(lastSeenAt)} 用过
          </View>
        </View>
        {!current && (
          <Button kind="outline-ink" small onPress={onEnd} label={`让${device}下线`}>
            下线
          </Button>
        )}
      </View>
    </Card>
  );
}
