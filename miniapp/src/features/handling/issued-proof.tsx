import { View } from '@tarojs/components';
import { revokeReasons } from 'shared/proofs.ts';
import { DepartmentReason, type IssuedProof } from 'shared/proofs-desk.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { useState } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValue } from '../../ui/card.tsx';
import { Chips } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/sheet.tsx';
import { Tag } from '../../ui/tag.tsx';
import { dayWords } from '../../ui/when.ts';
import { useCorrect, useTakeBack } from './use-issued.ts';

const states = {
  valid: { tone: 'ok', words: '有效' },
  expired: { tone: 'gray', words: '已过期' },
  revoked: { tone: 'danger', words: '已作废' },
} as const;

export const StateTag = ({ state }: Pick<IssuedProof, 'state'>) => (
  <Tag tone={states[state].tone}>{states[state].words}</Tag>
);

interface IssuedProofViewProps {
  proof: IssuedProof;
  /** Something changed: the list is read again. */
  onChanged: () => void;
}

/** One proof, and the two ways the department has to put a mistake right. */
export function IssuedProofView({ proof, onChanged }: IssuedProofViewProps) {
  return (
    <View className="handling-issued">
      <View className="sb-row sb-gap-3">
        <View ariaRole="heading" ariaLevel={2} className="sb-t2">
          {proof.title}
        </View>
        <StateTag state={proof.state} />
      </View>
      <View className="sb-mt-4">
        <KeyValue name="编号">{proof.number}</KeyValue>
        <KeyValue name="持有人">{proof.holder}</KeyValue>
        <KeyValue name="用途">{proof.purpose}</KeyValue>
        <KeyValue name="开出">{dayWords(shanghaiDate(new Date(proof.issuedAt)))}</KeyValue>
        <KeyValue name="有效期">到 {dayWords(proof.validUntil)}</KeyValue>
        {proof.revokeReason !== null && <KeyValue name="作废原因">{revokeReasons[proof.revokeReason]}</KeyValue>}
        {proof.supersededBy !== null && <KeyValue name="更正后的编号">{proof.supersededBy}</KeyValue>}
      </View>
      {proof.state !== 'revoked' && <Remedies proof={proof} onChanged={onChanged} />}
    </View>
  );
}

function Remedies({ proof, onChanged }: IssuedProofViewProps) {
  const [asking, setAsking] = useState<'correct' | 'take-back'>();
  const [reason, setReason] = useState<(typeof DepartmentReason.options)[number]>();
  const done = () => {
    setAsking(undefined);
    onChanged();
  };
  const correct = useCorrect(done);
  const takeBack = useTakeBack(done);
  const error = correct.error ?? takeBack.error;
  return (
    <View className="sb-mt-5">
      <Refused error={error} />
      <View className="sb-row sb-gap-3 sb-mt-3">
        <Button onPress={() => setAsking('correct')}>更正：按今天的数据重开</Button>
        <Button kind="outline-ink" onPress={() => setAsking('take-back')}>
          作废
        </Button>
      </View>
      <Dialog
        open={asking === 'correct'}
        title="按今天的数据重开？"
        keep={{ words: '不动', onPress: () => setAsking(undefined) }}
        act={{ words: '作废这一份并重开', working: correct.working, onPress: () => void correct.run(proof.id) }}
      >
        <View>新的一份用新编号，直接到本人手机里。</View>
        <View>旧的一份从此查到的是“已作废”，写明新编号。</View>
      </Dialog>
      <Dialog
        open={asking === 'take-back'}
        title="作废这一份？"
        keep={{ words: '留着', onPress: () => setAsking(undefined) }}
        act={{
          words: '作废这一份',
          working: takeBack.working,
          onPress: () => void (reason && takeBack.run(proof.id, reason)),
        }}
      >
        <View>作废后不能恢复。本人和验证的人都会看到原因：</View>
        <View className="sb-mt-3">
          <Chips
            label="原因"
            options={DepartmentReason.options.map((value) => ({ value, words: revokeReasons[value] }))}
            value={reason}
            onChange={setReason}
          />
        </View>
      </Dialog>
    </View>
  );
}
