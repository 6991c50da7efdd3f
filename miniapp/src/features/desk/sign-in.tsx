import { View } from '@tarojs/components';
import type { TerminalPlace } from 'shared/staff.ts';
import { useState } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary, Field, focusOnErrors } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSignIn } from './use-clerk.ts';

/** A clerk logs in on an enrolled terminal. */
export function SignIn({ terminal }: { terminal: TerminalPlace }) {
  const [staffNumber, setNumber] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<readonly { field: string; words: string }[]>([]);
  const { run, working, error } = useSignIn();
  const wordsAt = (field: string) => missing.find((one) => one.field === field)?.words;

  function signIn() {
    const found = [
      ...(staffNumber.trim() === '' ? [{ field: 'desk-staff', words: '请填写工号' }] : []),
      ...(password === '' ? [{ field: 'desk-password', words: '请填写密码' }] : []),
    ];
    setMissing(found);
    focusOnErrors(found);
    if (found.length === 0) void run(staffNumber.trim(), password);
  }

  return (
    <Card>
      <View ariaRole="heading" ariaLevel={2} className="sb-t2">
        窗口人员登录
      </View>
      <View className="sb-row sb-gap-1 sb-top sb-ink-2 sb-mt-1">
        <Icon name="verified" size="m" />
        <View>
          {terminal.hallName} {terminal.floor} {terminal.windowName}
        </View>
      </View>
      {error && (
        <View className="sb-mt-3">
          <Refused error={error} />
        </View>
      )}
      <View className="sb-mt-4">
        <ErrorSummary errors={missing} />
        <Field
          id="desk-staff"
          label="工号"
          type="number"
          value={staffNumber}
          onChange={setNumber}
          autoComplete="username"
          error={wordsAt('desk-staff') ?? error?.fields['staffNumber']}
        />
        <Field
          id="desk-password"
          label="密码"
          password
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={wordsAt('desk-password') ?? error?.fields['password']}
          onConfirm={signIn}
        />
      </View>
      <View className="sb-mt-5">
        <Button working={working} workingLabel="正在登录…" onPress={signIn}>
          登录
        </Button>
      </View>
    </Card>
  );
}
