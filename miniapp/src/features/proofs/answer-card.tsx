import { View } from '@tarojs/components';
import { verificationReasons, type VerificationReason } from 'shared/verification-reasons.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import './proofs.css';

const marks = { yes: 'tick', no: 'close', open: 'info' } as const;
const spoken = { yes: '是', no: '不', open: '还不知道' } as const;

export interface AnswerCardProps {
  /** 「内容改过吗」 */
  question: string;
  code: VerificationReason;
  /** In place of the reason's own words, where a date or a name says more. */
  answer?: string | undefined;
  /** The same for the explanation. */
  why?: string | undefined;
  /** Added to the explanation: 「9:52」. */
  at?: string | undefined;
}

/** One of the three answers, with its reason code to read out on the phone. */
export function AnswerCard({ question, code, answer, why, at }: AnswerCardProps) {
  const reason = verificationReasons[code];
  return (
    <Card label={`${question}，${spoken[reason.verdict]}`}>
      <View className="sb-answer">
        <View className={`sb-answer-mark sb-answer-${reason.verdict}`}>
          <Icon name={marks[reason.verdict]} />
        </View>
        <View className="sb-grow">
          <View className="sb-row sb-between sb-small sb-ink-3">
            <View>{question}</View>
            <View className="sb-num">{code}</View>
          </View>
          <View className="sb-t3">{answer ?? reason.answer}</View>
          <View className="sb-small sb-ink-2">
            {why ?? reason.why}
            {at && ` · ${at}`}
          </View>
        </View>
      </View>
    </Card>
  );
}
