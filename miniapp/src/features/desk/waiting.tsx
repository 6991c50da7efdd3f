import { View } from '@tarojs/components';
import type { DeskRequest } from 'shared/presentation-desk.ts';
import { REQUEST_MS } from 'shared/presentation.ts';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { MatchNumber } from '../../ui/match-plate.tsx';
import { Note } from '../../ui/tag.tsx';
import { AskedPanel } from './asked-panel.tsx';
import { Course } from './course.tsx';
import { Ended } from './ended.tsx';
import { TypedMatch } from './typed-match.tsx';
import { minutesWords, useCountdown } from './use-countdown.ts';
import type { CounterState } from './use-counter.ts';
import { useKeys } from './use-keys.ts';
import { WindowCode } from './window-code.tsx';

export interface WaitingProps {
  counter: CounterState;
  request: DeskRequest;
  since: number;
  onPaper: (applicationNumber: string) => void;
}

/** From the scan to the answer; an answer of no stays in the same frame. */
export function Waiting({ counter, request, since, onPaper }: WaitingProps) {
  const { cancel } = counter.access;
  const { status } = request;
  const waiting = status === 'offered' || status === 'asked' || status === 'agreed';
  const stop = () => void cancel.run(request.id);
  useKeys(waiting ? { Esc: stop } : { 'Alt N': counter.next });
  return (
    <View className="desk-columns desk-columns-wait" ariaRole="main">
      <AskedPanel request={request} over={!waiting} />
      <View className="desk-panel desk-middle">
        {waiting ? (
          <>
            {status === 'offered' && <WindowCode counter={counter} />}
            {status === 'asked' && <Asked request={request} />}
            {status === 'agreed' && <TypedMatch counter={counter} request={request} />}
            {status !== 'offered' && (
              <TimeLeft key={status} inMs={request.expiresInMs} since={since} over={counter.access.lookAgain} />
            )}
          </>
        ) : (
          <Ended counter={counter} request={request} onPaper={onPaper} />
        )}
      </View>
      <View className="desk-panel">
        <Course request={request} waiting={waiting} />
        <View className="sb-grow" />
        {waiting && <Advice counter={counter} />}
        <View className="sb-mt-4">
          {waiting ? (
            <Button
              kind="outline-ink"
              working={cancel.working}
              workingLabel="正在取消…"
              keyCap={<KeyCap>Esc</KeyCap>}
              onPress={stop}
            >
              取消这次请求
            </Button>
          ) : (
            <Button kind="outline-ink" keyCap={<KeyCap>Alt N</KeyCap>} onPress={counter.next}>
              换下一位
            </Button>
          )}
        </View>
      </View>
    </View>
  );
}

/** At the right: trouble first, else how to do it properly. */
function Advice({ counter: { access, thrownAway } }: { counter: CounterState }) {
  const { error } = access.cancel;
  if (error) {
    return <Refused error={error} />;
  }
  if (access.away) {
    return (
      <Note tone="warn" icon="offline">
        网络不好，正在重新连接。群众的回答不会丢。
      </Note>
    );
  }
  if (thrownAway) {
    return (
      <Note tone="warn" now>
        刚才扫的没有用。先等这一位答复。
      </Note>
    );
  }
  return (
    <Note tone="info" icon="hand">
      请让群众自己点，不要代点。拒绝不影响用纸质材料办理。
    </Note>
  );
}

/** Flow A shows the number to pick; in flow B the phone gets its number only after consent. */
const Asked = ({ request }: { request: DeskRequest }) =>
  request.number === null ? (
    <>
      <View ariaRole="status" className="sb-t1">
        群众扫到了
      </View>
      <View className="desk-lead">群众正在手机上看清单。同意后，请群众念手机上的两位数。</View>
    </>
  ) : (
    <>
      <View ariaRole="status" className="sb-t2">
        请在手机上点这个数
      </View>
      <View className="desk-number">
        <MatchNumber number={request.number} />
      </View>
      <View className="desk-lead">也可以把屏幕转过来，让群众自己看</View>
    </>
  );

/** Spoken at 30, 10 and 0 seconds only. */
function TimeLeft({ inMs, since, over }: { inMs: number; since: number; over: () => void }) {
  const seconds = useCountdown(inMs, since, over);
  const part = Math.min(100, (seconds * 100_000) / REQUEST_MS);
  const spoken = seconds === 30 || seconds === 10 ? `还有 ${seconds} 秒` : '';
  return (
    <View className="desk-time">
      <View className="desk-bar">
        <View className="desk-bar-left" style={{ width: `${part}%` }} />
      </View>
      <View ariaRole="timer" className="sb-small sb-ink-2 sb-num sb-mt-2">
        {seconds > 0 ? `还有 ${minutesWords(seconds)}，到时自动取消` : '时间到了'}
      </View>
      <View ariaLive="polite" className="sb-unseen">
        {spoken}
      </View>
    </View>
  );
}
