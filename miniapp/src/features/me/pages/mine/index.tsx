import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { dial } from '../../../../platform/system';
import { go } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Badge, Card, Stack } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/choice.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { setElder, useElder } from '../../../../ui/look.ts';
import { Page } from '../../../../ui/page.tsx';
import { useLogout } from '../../use-logout.ts';

export default function MinePage() {
  const elder = useElder();
  const session = useSession();
  return (
    <Page title="我的" say={() => ['我的', '企业、设备、同意、长辈版', '有问题打 12345']}>
      <Stack>
        <RequireIdentity what="您的设置">{(known) => <Mine session={known} />}</RequireIdentity>
        <List label="显示">
          <Switch on={elder} onChange={setElder} title="长辈版" effect="字大、按钮大，功能一样" />
        </List>
        <List label="帮助">
          <Row title="隐私说明" icon="lock" onPress={() => void go('login/privacy')} />
          <Row title="问人工 12345" icon="phone" onPress={() => dial('12345')} />
        </List>
        {session?.level === 'resident' && <Leave />}
      </Stack>
    </Page>
  );
}

function Mine({ session }: { session: CurrentSession }) {
  const { resident, acting } = session;
  return (
    <Stack>
      <Card label="本人">
        <View className="sb-row sb-gap-3">
          <Badge icon="person" round />
          <View className="sb-grow">
            <View className="sb-t3">{resident?.name}</View>
            <View ariaLabel="身份证号，已遮住" className="sb-small sb-ink-3 sb-num">
              {resident?.maskedIdNumber}
            </View>
          </View>
        </View>
      </Card>
      <List label="账号">
        <Row
          title="我的企业"
          detail={acting ? `现在代表 ${acting.organizationName}` : '绑定企业，在个人和企业之间切换'}
          icon="building"
          onPress={() => void go('organizations/mine')}
        />
        <Row title="登录的设备" detail="不认识的可以下线" icon="key" onPress={() => void go('sessions/mine')} />
        <Row title="我的同意" detail="随时撤回" icon="hand" onPress={() => void go('login/consents')} />
      </List>
      <List label="记录">
        <Row title="我开过的证明" detail="再存再发，不要的作废" icon="proof" onPress={() => void go('proofs/mine')} />
        <Row
          title="我的申请"
          detail="要审核的证明，办到哪了"
          icon="list"
          onPress={() => void go('proof-requests/mine')}
        />
        <Row
          title="谁看过我的证照"
          detail="给了的可以撤回"
          icon="eye"
          onPress={() => void go('presentation/history')}
        />
        <Row title="部门查过我的" detail="谁查的，为什么查" icon="search" onPress={() => void go('inquiries/mine')} />
      </List>
    </Stack>
  );
}

function Leave() {
  const logout = useLogout();
  return (
    <Stack>
      <Refused error={logout.error} />
      <Button
        kind="outline-ink"
        icon="leave"
        working={logout.working}
        workingLabel="正在退出…"
        onPress={() => void logout.run()}
      >
        退出登录
      </Button>
    </Stack>
  );
}
