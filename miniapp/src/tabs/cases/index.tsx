import { View } from '@tarojs/components';
import { EmergencyNote } from '../../features/cases/emergency-note.tsx';
import { MyCases } from '../../features/cases/my-cases.tsx';
import { useSession } from '../../features/cases/use-session.ts';
import { go } from '../../platform/navigate.ts';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';

export default function CasesTab() {
  const { resource } = useSession();
  const session = resource.state === 'ready' ? resource.data : undefined;
  const acting = session?.acting ?? null;
  const title = acting ? '企业有呼' : '市民有呼';
  const stranger = session !== undefined && session.level !== 'resident';
  return (
    <Page
      title={title}
      tab="cases"
      say={() => [title, '点“我要反映”，写什么事就能提交', '下面是您反映过的']}
    >
      <Stack>
        <EmergencyNote />
        {stranger ? (
          <Empty
            title="登录后就能反映"
            action={{ words: '登录', onPress: () => void go('login/who') }}
          >
            每件都有编号，办到哪一步、谁在办、哪天前答复，都看得到。
          </Empty>
        ) : (
          <>
            <View>
              {acting && <View className="sb-strong">{acting.organizationName}</View>}
              <View className="sb-ink-2">{acting ? '有难处直接说，有人管到底' : '有事说一声，有人管到底'}</View>
            </View>
            <Button kind="call" icon="call" onPress={() => void go('cases/submit')}>
              我要反映
            </Button>
            <MyCases key={acting?.organizationId ?? 'self'} firm={acting !== null} />
          </>
        )}
      </Stack>
    </Page>
  );
}
