import { View } from '@tarojs/components';
import { EmergencyNote } from '../../features/cases/emergency-note.tsx';
import { MyCases } from '../../features/cases/my-cases.tsx';
import { go } from '../../platform/navigate.ts';
import { useSession } from '../../resource/session.ts';
import { RequireIdentity } from '../../session/require-identity.tsx';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';

export default function CasesTab() {
  const title = useSession()?.acting ? '企业有呼' : '市民有呼';
  return (
    <Page title={title} tab="cases" say={() => [title, '点我要反映，写什么事就能提交', '下面是您反映过的']}>
      <Stack>
        <EmergencyNote />
        <RequireIdentity what="您反映过的事">
          {({ acting }) => (
            <Stack>
              <View>
                {acting && <View className="sb-strong">{acting.organizationName}</View>}
                <View className="sb-ink-2">{acting ? '有难处直接说，有人管到底' : '有事说一声，有人管到底'}</View>
              </View>
              <Button kind="call" icon="call" onPress={() => void go('cases/submit')}>
                我要反映
              </Button>
              <MyCases key={acting?.organizationId ?? 'self'} firm={acting !== null} />
            </Stack>
          )}
        </RequireIdentity>
      </Stack>
    </Page>
  );
}
