import { View } from '@tarojs/components';
import { useState } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, focusOnErrors } from '../../ui/field.tsx';
import type { useTerminal } from './use-clerk.ts';

const field = 'desk-enrolment';

/** A browser that stands at no window yet. */
export function Enrolment({ enrol }: { enrol: ReturnType<typeof useTerminal>['enrol'] }) {
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<string>();
  const { run, working, error } = enrol;
  function send() {
    const words = code.trim() === '' ? '请填写终端登记码' : undefined;
    setMissing(words);
    if (words) focusOnErrors([{ field, words }]);
    else void run(code.trim());
  }
  const wrong = missing ?? error?.fields['enrolmentCode'];
  return (
    <Card>
      <View ariaRole="heading" ariaLevel={2} className="sb-t2">
        先登记这台电脑
      </View>
      <View className="sb-ink-2 sb-mt-1">登记一次，它就是这个窗口的终端。登记码由管理员发，只能用一次。</View>
      {error && !wrong && (
        <View className="sb-mt-3">
          <Refused error={error} />
        </View>
      )}
      <View className="sb-mt-4">
        <Field
          id={field}
          label="终端登记码"
          hint="10 位，如 YXDEM-00001"
          value={code}
          onChange={setCode}
          onConfirm={send}
          error={wrong}
        />
      </View>
      <View className="sb-mt-5">
        <Button working={working} workingLabel="正在登记…" onPress={send}>
          登记这台电脑
        </Button>
      </View>
    </Card>
  );
}
