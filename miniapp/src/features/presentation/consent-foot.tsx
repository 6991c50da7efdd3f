import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import type { Action } from '../../resource/use-action.ts';
import { Button, ChoicePair } from '../../ui/button.tsx';
import { MatchNumber, MatchPlate } from '../../ui/match-plate.tsx';
import { Dialog } from '../../ui/sheet.tsx';
import { Note } from '../../ui/tag.tsx';
import { useSecondsLeft } from './use-request.ts';

interface ConsentFootProps {
  request: AccessRequest;
  optional: readonly string[];
  consent: Action<[{ number: string | null; optional: string[] }]>;
  refuse: Action<[boolean]>;
  onOver: () => void;
}

/** The decision bar: the number, 不同意 and 同意给看 side by side, 不是我在办 under them. */
export function ConsentFoot({ request, optional, consent, refuse, onOver }: ConsentFootProps) {
  const secondsLeft = useSecondsLeft(request, onOver);
  const [number, setNumber] = useState<string>();
  const [asksNumber, setAsksNumber] = useState(false);
  const [reporting, setReporting] = useState(false);
  const choices = request.numberChoices;
  const agree = () => {
    if (choices && number === undefined) return setAsksNumber(true);
    void consent.run({ number: choices ? (number ?? null) : null, optional: [...optional] });
  };
  const failure = consent.error ?? refuse.error;
  return (
    <View>
      <TimeLeft seconds={secondsLeft} />
      {request.numberToTell !== null && <TellNumber number={request.numberToTell} />}
      {choices && (
        <MatchPlate
          question="窗口屏幕上是哪个数？"
          numbers={choices}
          chosen={number}
          onChoose={(chosen) => {
            setNumber(chosen);
            setAsksNumber(false);
          }}
        />
      )}
      {asksNumber && (
        <Note tone="warn" now>
          请先点窗口屏幕上的数
        </Note>
      )}
      {failure && (
        <Note tone="danger" now>
          {failure.title}。{failure.detail}
        </Note>
      )}
      <View className="sb-mt-3">
        {request.status === 'asked' ? (
          <ChoicePair
            refuse={{ label: '不同意', onPress: () => void refuse.run(false), working: refuse.working }}
            agree={{ label: '同意给看', onPress: agree, working: consent.working }}
          />
        ) : (
          <Button kind="outline-ink" working={refuse.working} onPress={() => void refuse.run(false)}>
            不给了
          </Button>
        )}
      </View>
      <Button kind="danger" onPress={() => setReporting(true)}>
        不是我在办，拒绝并举报
      </Button>
      <Dialog
        open={reporting}
        title="不是您在办？"
        keep={{ words: '再看看', onPress: () => setReporting(false) }}
        act={{ words: '拒绝并举报', onPress: () => void refuse.run(true), working: refuse.working }}
      >
        什么都不会给窗口看。这次请求会交给监督人员核查。
      </Dialog>
    </View>
  );
}

const TellNumber = ({ number }: { number: string }) => (
  <View className="sb-center">
    <View className="sb-strong">请把这个数告诉窗口</View>
    <MatchNumber number={number} />
  </View>
);

/** Spoken once when 30 s are left. */
function TimeLeft({ seconds }: { seconds: number }) {
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <View className="sb-row sb-between sb-small sb-ink-3">
      <View ariaLive="polite">{seconds <= 30 && seconds > 0 ? '时间快到了' : ''}</View>
      <View ariaRole="timer" ariaLabel={`还有 ${seconds} 秒`} className="sb-num">
        还有 {words}
      </View>
    </View>
  );
}
