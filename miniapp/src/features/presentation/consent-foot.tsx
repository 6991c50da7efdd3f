import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import { canSpeak, speak } from '../../platform/speech';
import { Refused } from '../../resource/refused.tsx';
import type { Action } from '../../resource/use-action.ts';
import { Button, ChoicePair } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useElder } from '../../ui/look.ts';
import { MatchNumber, MatchPlate } from '../../ui/match-plate.tsx';
import { Dialog } from '../../ui/sheet.tsx';
import { Note } from '../../ui/tag.tsx';

/** What is asked before the request is ended: by the way back, or by 不是我在办. */
export type Question = 'leave' | 'report';

interface ConsentFootProps {
  request: AccessRequest;
  secondsLeft: number;
  optional: readonly string[];
  consent: Action<[{ number: string | null; optional: string[] }]>;
  refuse: Action<[boolean]>;
  question: Question | undefined;
  onQuestion: (question: Question | undefined) => void;
}

/** The decision bar: the number, 不同意 and 同意给看 side by side, 不是我在办 under them. */
export function ConsentFoot(props: ConsentFootProps) {
  const { request, secondsLeft, optional, consent, refuse, question, onQuestion } = props;
  const elder = useElder();
  const [number, setNumber] = useState<string>();
  const [asksNumber, setAsksNumber] = useState(false);
  const choices = request.numberChoices;
  const agree = () => {
    if (choices && number === undefined) return setAsksNumber(true);
    void consent.run({ number: choices ? (number ?? null) : null, optional: [...optional] });
  };
  const choose = (chosen: string) => {
    setNumber(chosen);
    setAsksNumber(false);
  };
  const failure = consent.error ?? refuse.error;
  return (
    <View>
      {request.numberToTell !== null && <TellNumber number={request.numberToTell} />}
      {choices && <MatchPlate question="窗口屏幕上是哪个数？" numbers={choices} chosen={number} onChoose={choose} />}
      <View className="sb-stack sb-mt-3">
        <TimeShort seconds={secondsLeft} />
        {asksNumber && (
          <Note tone="warn" now>
            请先点窗口屏幕上的数
          </Note>
        )}
        <Refused error={failure} />
        {request.status === 'asked' ? (
          <ChoicePair
            refuse={{ label: '不同意', onPress: () => void refuse.run(false), working: refuse.working }}
            agree={{ label: elder ? '同意' : '同意给看', onPress: agree, working: consent.working }}
          />
        ) : (
          <Button kind="outline-ink" working={refuse.working} onPress={() => void refuse.run(false)}>
            不给了
          </Button>
        )}
      </View>
      <View className="ask-foot-report">
        <Button kind="danger" onPress={() => onQuestion('report')}>
          {elder ? '不是我在办，举报' : '不是我在办，拒绝并举报'}
        </Button>
      </View>
      <Asking question={question} refuse={refuse} onClose={() => onQuestion(undefined)} />
    </View>
  );
}

const questions = {
  leave: { title: '不给窗口看？', words: '离开就是不同意，什么都不会给窗口看。', act: '不同意' },
  report: { title: '不是您在办？', words: '什么都不会给窗口看。这次请求会交给监督人员核查。', act: '拒绝并举报' },
} as const;

interface AskingProps {
  question: Question | undefined;
  refuse: Action<[boolean]>;
  onClose: () => void;
}

function Asking({ question, refuse, onClose }: AskingProps) {
  const { title, words, act } = questions[question ?? 'leave'];
  return (
    <Dialog
      open={question !== undefined}
      title={title}
      keep={{ words: '再看看', onPress: onClose }}
      act={{ words: act, onPress: () => void refuse.run(question === 'report'), working: refuse.working }}
    >
      {words}
    </Dialog>
  );
}

const TellNumber = ({ number }: { number: string }) => (
  <View className="sb-col sb-gap-2">
    <View className="sb-center sb-strong">请把这个数告诉窗口</View>
    <View className="sb-row sb-center">
      <MatchNumber number={number} />
    </View>
  </View>
);

const SHORT_S = 30;

/** Said aloud and in words once half a minute is left. */
function TimeShort({ seconds }: { seconds: number }) {
  const elder = useElder();
  const short = seconds > 0 && seconds <= SHORT_S;
  useEffect(() => {
    if (short && elder && canSpeak()) speak(`还有 ${SHORT_S} 秒`);
  }, [short, elder]);
  return (
    <View ariaLive="polite" className={short ? '' : 'sb-unseen'}>
      {short && (
        <Note tone="warn" icon="clock">
          时间快到了，不到 {SHORT_S} 秒
        </Note>
      )}
    </View>
  );
}

/** 「1:42」, read as 「还有 102 秒」. */
export function TimeLeft({ seconds }: { seconds: number }) {
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <View ariaRole="timer" ariaLabel={`还有 ${words}`} className="ask-time">
      <Icon name="clock" size="m" />
      {words}
    </View>
  );
}
