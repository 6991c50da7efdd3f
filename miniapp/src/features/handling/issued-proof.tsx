import { View } from '@tarojs/components';
import { revokeReasons } from 'shared/proofs.ts';
import { DepartmentReason, type IssuedProof } from 'shared/proofs-desk.ts';
import { useState } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValue } from '../../ui/card.tsx';
import { ChipsField } from '../../ui/chips-field.tsx';
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
    <View className="handling-case">
      <View className="handling-scroll" tabIndex={0} ariaRole="region" ariaLabel="这份证明">
        <View className="sb-row sb-gap-3">
          <View ariaRole="heading" ariaLevel={2} className="sb-t1">
            {proof.title}
          </View>
          <StateTag state={proof.state} />
        </View>
        <View className="sb-mt-4">
          <Card>
            <KeyValue name="编号">{proof.number}</KeyValue>
            <KeyValue name="持有人">{proof.holder}</KeyValue>
            <KeyValue name="用途">{proof.purpose}</KeyValue>
            <KeyValue name="开出">{dayWords(proof.issuedAt)}</KeyValue>
            <KeyValue name="有效期">到 {dayWords(proof.validUntil)}</KeyValue>
            {proof.revokeReason !== null && <KeyValue name="作废原因">{revokeReasons[proof.revokeReason]}</KeyValue>}
            {proof.supersededBy !== null && <KeyValue name="更正后的编号">{proof.supersededBy}</KeyValue>}
          </Card>
        </View>
      </View>
      {proof.state !== 'revoked' && <Remedies proof={proof} onChanged={onChanged} />}
    </View>
  );
}

function Remedies({ proof, onChanged }: IssuedProofViewProps) {
  const [asking, setAsking] = useState<'correct' | 'take-back'>();
  const [reason, setReason] = useState<(typeof DepartmentReason.options)[number]>();
  const [missing, setMissing] = useState(false);
  const leave = () => setAsking(undefined);
  const done = () => {
    leave();
    onChanged();
  };
  const correct = useCorrect(done);
  const takeBack = useTakeBack(done);
  return (
    <View className="handling-foot">
      <Refused error={correct.error ?? takeBack.error} />
      <View className="handling-actions">
        {proof.correction === 'data' && (
          <Button kind="outline-ink" onPress={() => setAsking('correct')}>
            更正：按今天的数据重开
          </Button>
        )}
        <Button kind="outline-ink" onPress={() => setAsking('take-back')}>
          作废
        </Button>
        {proof.correction === 'request' && (
          <View className="sb-grow sb-small sb-ink-2">
            这份是审核后开的。写错了，请到“证明审核”的“办完的”里打开那份申请，在那里更正。
          </View>
        )}
      </View>
      <Dialog
        open={asking === 'correct'}
        title="按今天的数据重开？"
        keep={{ words: '不动', onPress: leave }}
        act={{ words: '作废这一份并重开', working: correct.working, onPress: () => void correct.run(proof.id) }}
      >
        <View>新的一份用新编号，直接到本人手机里。</View>
        <View>旧的一份从此查到的是“已作废”，写明新编号。</View>
      </Dialog>
      <Dialog
        open={asking === 'take-back'}
        title="作废这一份？"
        keep={{ words: '留着', onPress: leave }}
        act={{
          words: '作废这一份',
          working: takeBack.working,
          onPress: () => (reason ? void takeBack.run(proof.id, reason) : setMissing(true)),
        }}
      >
        <View>作废后不能恢复。本人和验证的人都会看到原因。</View>
        <View className="sb-mt-3">
          <ChipsField
            id="take-back-reason"
            label="原因"
            options={DepartmentReason.options.map((value) => ({ value, words: revokeReasons[value] }))}
            value={reason}
            onChange={setReason}
            error={missing && !reason ? '请选一个原因' : undefined}
          />
        </View>
      </Dialog>
    </View>
  );
}
