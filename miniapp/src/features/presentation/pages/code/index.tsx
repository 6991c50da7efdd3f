import { CODE_MS, presentationApi } from 'shared/presentation.ts';
import { View } from '@tarojs/components';
import { call } from '../../../../platform/call.ts';
import { go } from '../../../../platform/navigate.ts';
import { shortCode } from '../../../../resource/resource-view.tsx';
import { useResource } from '../../../../resource/use-resource.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { useSession } from '../../../../resource/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card, LinkText, Stack } from '../../../../ui/card.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { useElder } from '../../../../ui/look.ts';
import { Page } from '../../../../ui/page.tsx';
import { Empty, Failed, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { CodeCard } from '../../code-card.tsx';
import type { CodeState } from '../../code-keeper.ts';
import { useCode } from '../../use-code.ts';

const spoken = () => ['把码给窗口扫', `每 ${CODE_MS / 1000} 秒自动换新码`, '窗口问您要看什么时，您再决定给不给'];

export default function CodePage() {
  const session = useSession();
  if (session?.level === 'resident') return <LiveCode />;
  return (
    <Page title="亮码">
      <RequireIdentity what="您的码">{() => null}</RequireIdentity>
    </Page>
  );
}

const openRequest = (id: string) => void go('presentation/consent', { id });

function LiveCode() {
  const pending = useResource('pending requests', () => call(presentationApi.pending, {}));
  const code = useCode({ asked: openRequest, listening: pending.reload });
  const first = pending.resource.state === 'ready' ? pending.resource.data.items[0] : undefined;
  const { now } = code;
  return (
    <Page title="亮码" say={spoken} foot={<Foot now={now} takeBack={code.takeBack} />}>
      <Stack>
        {first && (
          <List label="等您答复">
            <Row
              badge={{ icon: 'building', tone: 'call' }}
              title={`${first.unitName} · ${first.windowName}`}
              detail={`要办${first.itemName}，等您答复`}
              keepDetail
              onPress={() => openRequest(first.id)}
            />
          </List>
        )}
        {code.captured && <Captured onUnderstood={code.understood} />}
        <Shown now={now} away={code.away} again={code.again} />
      </Stack>
    </Page>
  );
}

/** Stays until it is read: a toast is too short to be believed. */
const Captured = ({ onUnderstood }: { onUnderstood: () => void }) => (
  <Note tone="warn" now end={<LinkText onPress={onUnderstood}>知道了</LinkText>}>
    <View className="sb-strong">您刚才截了图，旧码已作废</View>
    <View>已换新码，接着用就行</View>
  </Note>
);

function Shown({ now, away, again }: { now: CodeState; away: boolean; again: () => void }) {
  const elder = useElder();
  if (now.state === 'loading') return <Skeleton cards={1} height={392} />;
  if (now.state === 'paused') return <Paused why={now.why} again={again} />;
  if (now.state === 'failed') {
    const { status, title, detail, requestId } = now.error;
    const offline = status === 0;
    return (
      <Failed
        what={offline ? '没有网，换不了新码' : title}
        notDone={offline ? '旧码已经不能用了，什么都没有给。请到有网的地方再试，或者把证件给窗口看。' : detail}
        again={{ onPress: again }}
        code={shortCode(requestId)}
      />
    );
  }
  const { code, secondsLeft, late } = now;
  return (
    <>
      {(away || late) && (
        <Note tone="warn" icon="offline">
          网络不好，这个码还能用 {secondsLeft} 秒
        </Note>
      )}
      <CodeCard code={code} secondsLeft={secondsLeft} />
      <Card tight>
        <View className="sb-row sb-gap-3">
          <View className="sb-in-brand">
            <Icon name="place" />
          </View>
          <View className="sb-grow">
            <View className="sb-strong">把屏幕对着窗口的扫码枪</View>
            {!elder && <View className="sb-small sb-ink-2">扫了以后，您再决定给不给看</View>}
          </View>
        </View>
      </Card>
      <View className="sb-row sb-center sb-gap-2 sb-small sb-ink-2">
        <Icon name="hand" size="m" />
        截图或离开本页，码马上作废
      </View>
    </>
  );
}

const reasons = {
  left: { title: '码收起来了', words: '刚才离开了这一页，旧码已经作废。' },
  asked: { title: '码已经作废', words: '别人拍到了也不能用。要用时再亮一次。' },
  long: { title: '还要用吗？', words: '亮了两分钟，旧码已经作废，别人拍到也不能用。' },
} as const;

const Paused = ({ why, again }: { why: keyof typeof reasons; again: () => void }) => (
  <Empty picture="cards" title={reasons[why].title} action={{ words: '再亮一次', onPress: again }}>
    {reasons[why].words}
  </Empty>
);

/** 现在作废 only while there is a code. */
const Foot = ({ now, takeBack }: { now: CodeState; takeBack: () => void }) => (
  <View className="sb-pair">
    <Button kind="outline-ink" icon="scan" onPress={() => void go('presentation/scan')}>
      扫窗口
    </Button>
    {now.state === 'shown' && (
      <Button kind="outline-ink" icon="close" onPress={takeBack}>
        现在作废
      </Button>
    )}
  </View>
);
