import { Input, View } from '@tarojs/components';
import type { DeskRequest } from 'shared/presentation-desk.ts';
import { useEffect, useState } from 'react';
import { focusOn } from '../../platform/system';
import type { CounterState } from './use-counter.ts';

const fieldId = 'desk-match';

/** Flow B: the clerk types the two digits on the phone, which shows that both are in the same place. */
export function TypedMatch({ counter, request }: { counter: CounterState; request: DeskRequest }) {
  const { match } = counter.access;
  const [number, setNumber] = useState('');
  useEffect(() => focusOn(fieldId), []);
  function type(text: string) {
    const digits = text.replaceAll(/\D/g, '').slice(0, 2);
    setNumber(digits);
    if (digits.length === 2) void match.run(request.id, digits);
  }
  return (
    <>
      <View ariaRole="status" className="sb-t2">
        请群众念手机上的两位数
      </View>
      <View className="desk-match">
        <Input
          id={fieldId}
          className="desk-match-input"
          ariaLabel="手机上的两位数"
          type="number"
          value={number}
          onInput={({ detail }) => type(detail.value)}
        />
      </View>
      <View className="desk-lead">{match.working ? '正在核对…' : '输错一次，这次请求就作废'}</View>
      {match.error && (
        <View ariaRole="alert" className="sb-in-danger sb-mt-2">
          {match.error.title}。{match.error.detail}
        </View>
      )}
    </>
  );
}
