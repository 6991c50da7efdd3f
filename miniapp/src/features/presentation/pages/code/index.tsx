import { View } from '@tarojs/components';
import { CODE_MS, presentationApi } from 'shared/presentation.ts';
import { call } from '../../../../platform/call.ts';
import { go } from '../../../../platform/navigate.ts';
import { useResource } from '../../../../resource/use-resource.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, Stack } from '../../../../ui/card.tsx';
import { CodeFrame, ReadOut } from '../../../../ui/code-frame.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Failed, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { useCode, type CodeState } from '../../use-code.ts';

export default function CodePage() {
  return (
    <Page title="亮码" say={() => ['把码给窗口扫', '每 30 秒自动换新码', '窗口问您要看什么时，您再决定给不给']}>
      <RequireIdentity what="您的码">{() => <Code />}</RequireIdentity>
    </Page>
  );
}

const openRequest = (id: string) => void go('presentation/consent', { id });

function Code() {
  const { now, renew } = useCode(openRequest);
  return (
    <Stack>
      <Waiting />
      <Shown now={now} renew={renew} />
      <List>
        <Row icon="scan" title="改为扫窗口的码" onPress={() => void go('presentation/scan')} />
        <Row icon="clock" title="谁看过我的证照" onPress={() => void go('presentation/history')} />
      </List>
    </Stack>
  );
}

function Shown({ now, renew }: { now: CodeState; renew: () => void }) {
  if (now.state === 'loading') return <Skeleton cards={1} height={380} />;
  if (now.state === 'failed') {
    return <Failed what={now.error.title} notDone={now.error.detail} again={{ onPress: renew }} />;
  }
  if (now.state === 'captured') {
    return (
      <Stack>
        <Note tone="warn" icon="warning" now>
          刚才截了屏，那个码已经作废。截图发给别人也不能用。
        </Note>
        <Button onPress={renew}>知道了，换新码</Button>
      </Stack>
    );
  }
  if (now.state === 'paused') {
    return (
      <Card>
        <View className="sb-t2">还要用吗？</View>
        <View className="sb-ink-2 sb-mt-2">码已经收起来了，别人拍到也不能用。</View>
        <View className="sb-mt-4">
          <Button icon="code" onPress={renew}>
            再亮一次
          </Button>
        </View>
      </Card>
    );
  }
  const { code, secondsLeft } = now;
  return (
    <Card label="给窗口扫的码">
      <View className="sb-center sb-strong">
        {code.holder.kind === 'organization' ? '企业' : '本人'} · {code.holder.maskedName}
      </View>
      <CodeFrame
        text={code.qrText}
        label="给窗口扫的码"
        secondsLeft={secondsLeft}
        secondsWhole={Math.round(CODE_MS / 1000)}
      />
      <View className="sb-center sb-small sb-ink-3">扫不上，就念给窗口听</View>
      <ReadOut characters={code.typedCode} />
      <View className="sb-center sb-small sb-ink-3 sb-mt-2">离开这一页，码马上作废。不要发给别人。</View>
    </Card>
  );
}

/** A request that came while no page listened. */
function Waiting() {
  const { resource } = useResource('pending requests', () => call(presentationApi.pending, {}));
  const first = resource.state === 'ready' ? resource.data.items[0] : undefined;
  if (!first) return null;
  return (
    <List label="等您答复">
      <Row
        badge={{ icon: 'building', tone: 'call' }}
        title={`${first.unitName} · ${first.windowName}`}
        detail={`要办${first.itemName}，等您答复`}
        keepDetail
        onPress={() => openRequest(first.id)}
      />
    </List>
  );
}
