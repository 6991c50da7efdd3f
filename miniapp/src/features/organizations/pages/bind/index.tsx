import { View } from '@tarojs/components';
import { CreditCode } from 'shared/identity.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Refused } from '../../../../resource/refused.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Stack } from '../../../../ui/card.tsx';
import { Field, focusOnErrors } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { useBind } from '../../use-organizations.ts';

export default function BindPage() {
  const [creditCode, setCreditCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const bind = useBind();

  function submit() {
    const parsed = z.safeParse(CreditCode, creditCode);
    const words = parsed.success ? undefined : parsed.error.issues[0]?.message;
    setWrong(words);
    if (parsed.success) return void bind.run(parsed.data);
    focusOnErrors([{ field: 'credit-code', words: words ?? '' }]);
  }

  return (
    <Page
      title="绑定企业"
      foot={
        <Button working={bind.working} workingLabel="正在核对…" onPress={submit}>
          绑定企业
        </Button>
      }
      say={() => ['绑定企业', '填营业执照上的统一社会信用代码', '会向市场监管部门核对您是不是法定代表人']}
    >
      <RequireIdentity what="企业绑定">
        {() => (
          <Stack>
            <View ariaRole="heading" ariaLevel={2} className="sb-t1">
              您是哪家企业的法定代表人
            </View>
            <Refused error={bind.error} />
            <Field
              id="credit-code"
              label="统一社会信用代码"
              hint="18 位，在营业执照右上角或正中"
              value={creditCode}
              onChange={setCreditCode}
              error={wrong ?? bind.error?.fields['creditCode']}
              onConfirm={submit}
            />
            <Note tone="brand" icon="lock">
              向市场监管部门核对，不用上传营业执照。
            </Note>
          </Stack>
        )}
      </RequireIdentity>
    </Page>
  );
}
