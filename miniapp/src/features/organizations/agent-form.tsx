import { IdNumber, PersonName } from 'shared/identity.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Refused } from '../../resource/refused.tsx';
import type { Action } from '../../resource/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/card.tsx';
import { ErrorSummary, Field, focusOnErrors } from '../../ui/field.tsx';

const Typed = z.object({ 'agent-name': PersonName, 'agent-number': IdNumber });

/** Name and number of the person who may act for the firm. */
export function AgentForm({ authorize }: { authorize: Action<[name: string, idNumber: string]> }) {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [errors, setErrors] = useState<{ field: string; words: string }[]>([]);

  function submit() {
    const parsed = z.safeParse(Typed, { 'agent-name': name, 'agent-number': idNumber });
    const wrong = parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), words: message }));
    setErrors(wrong);
    focusOnErrors(wrong);
    if (parsed.success) void authorize.run(parsed.data['agent-name'], parsed.data['agent-number']);
  }

  const wordsFor = (field: string) => errors.find((error) => error.field === field)?.words;
  return (
    <Stack>
      <Refused error={authorize.error} />
      <ErrorSummary errors={errors} />
      <Field id="agent-name" label="姓名" value={name} onChange={setName} error={wordsFor('agent-name')} />
      <Field
        id="agent-number"
        label="身份证号"
        hint="18 位，最后一位可能是 X"
        type="idcard"
        value={idNumber}
        onChange={setIdNumber}
        error={wordsFor('agent-number')}
      />
      <Button working={authorize.working} workingLabel="正在授权…" onPress={submit}>
        授权经办人
      </Button>
    </Stack>
  );
}
