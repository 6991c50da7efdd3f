import { View } from '@tarojs/components';
import type { CounterIdentification } from 'shared/login.ts';
import { back, replace, useParams } from '../../../../platform/navigate.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Failed, Skeleton } from '../../../../ui/state.tsx';
import { Steps } from '../../../../ui/steps.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { timeWords } from '../../../../ui/when.ts';
import { purposeOf } from '../../draft.ts';
import { useCounter } from '../../use-counter.ts';
import '../../login.css';

export default function CounterPage() {
  const purpose = purposeOf(useParams()['purpose']);
  const { check, error, working, again } = useCounter(purpose);
  return (
    <Page
      title="到窗口核对"
      foot={
        <>
          <Button kind="outline" onPress={() => void replace('login/way', { purpose })}>
            换一种方式
          </Button>
          <Button kind="text" onPress={() => void back()}>
            取消
          </Button>
        </>
      }
      say={() => ['带身份证到窗口', '把手机上的码给工作人员看', ...(check ? [[...check.code].join(' ')] : [])]}
    >
      {purpose === 'login' && <Steps now={3} of={3} />}
      {error && !working ? (
        <Failed what={error.title} notDone={error.detail} again={{ onPress: again }} />
      ) : check ? (
        <Waiting check={check} again={again} />
      ) : (
        <Skeleton cards={1} />
      )}
    </Page>
  );
}

const ended = {
  expired: { what: '这个码过时间了', notDone: '没有登录。点一下换个新码。' },
  refused: { what: '窗口没有核对通过', notDone: '没有登录。请确认姓名、身份证号和证件一样。' },
  used: { what: '这个码已经换掉了', notDone: '没有登录。点一下换个新码。' },
} as const;

function Waiting({ check, again }: { check: CounterIdentification; again: () => void }) {
  const { status, code, expiresAt } = check;
  if (status !== 'waiting' && status !== 'confirmed') {
    return <Failed {...ended[status]} again={{ words: '换一个新码', onPress: again }} />;
  }
  const groups = [code.slice(0, 5), code.slice(5)];
  return (
    <View className="sb-mt-5">
      <View ariaRole="heading" ariaLevel={2} className="sb-t1">
        把这个码给窗口看
      </View>
      <View className="sb-ink-2 sb-mt-1">带上身份证，哪个窗口都行。不用刷脸。</View>
      <View className="sb-mt-4">
        <Stack>
          <Card label="给窗口看的码">
            <View
              ariaRole="text"
              ariaLabel={groups.map((group) => [...group].join(' ')).join('，')}
              className="login-code"
            >
              {groups.map((group, index) => (
                <View key={index}>{group}</View>
              ))}
            </View>
            <View className="sb-small sb-ink-3 sb-center">{timeWords(expiresAt)} 前有效，用一次就作废</View>
          </Card>
          <View ariaRole="status">
            <Note tone={status === 'confirmed' ? 'ok' : 'info'}>
              {status === 'confirmed' ? '窗口核对好了，正在继续' : '窗口核对完，这里会自动继续，请不要关。'}
            </Note>
          </View>
        </Stack>
      </View>
    </View>
  );
}
