import { View } from '@tarojs/components';
import { useState } from 'react';
import { Refused } from '../../../../resource/refused.tsx';
import { Brand } from '../../../../ui/brand.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Field, focusOnErrors } from '../../../../ui/field.tsx';
import { DeskPage } from '../../../../ui/page.tsx';
import { useSignIn } from '../../use-handler.ts';
import '../../handling.css';

export default function HandlingSignIn() {
  const [staffNumber, setNumber] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { run, working, error } = useSignIn();

  function signIn() {
    const found = {
      ...(staffNumber.trim() === '' ? { 'handling-number': '请填写工号' } : {}),
      ...(password === '' ? { 'handling-password': '请填写密码' } : {}),
    };
    setMissing(found);
    focusOnErrors(Object.entries(found).map(([field, words]) => ({ field, words })));
    if (Object.keys(found).length === 0) void run(staffNumber.trim(), password);
  }

  return (
    <DeskPage title="工作人员登录">
      <View className="handling-door" ariaRole="main">
        <View className="sb-row sb-gap-2 sb-mt-6">
          <Brand />
          <View className="sb-ink-3">部门工作台</View>
        </View>
        <View className="sb-mt-4">
          <Card>
            <View ariaRole="heading" ariaLevel={2} className="sb-t2">
              工作人员登录
            </View>
            {error && (
              <View className="sb-mt-3">
                <Refused error={error} />
              </View>
            )}
            <View className="sb-mt-4">
              <Field
                id="handling-number"
                label="工号"
                type="number"
                value={staffNumber}
                onChange={setNumber}
                autoComplete="username"
                error={missing['handling-number'] ?? error?.fields['staffNumber']}
              />
              <Field
                id="handling-password"
                label="密码"
                password
                value={password}
                onChange={setPassword}
                autoComplete="current-password"
                error={missing['handling-password'] ?? error?.fields['password']}
                onConfirm={signIn}
              />
            </View>
            <View className="sb-mt-5">
              <Button working={working} workingLabel="正在登录…" onPress={signIn}>
                登录
              </Button>
            </View>
          </Card>
        </View>
      </View>
    </DeskPage>
  );
}
