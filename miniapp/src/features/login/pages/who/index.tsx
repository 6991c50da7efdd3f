import { View } from '@tarojs/components';
import { IdNumber, PersonName } from 'shared/identity.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { client } from '../../../../platform/credentials';
import { back, go, replace } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { useSession } from '../../../../resource/session.ts';
import { useAction } from '../../../../resource/use-action.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card, LinkText, Stack } from '../../../../ui/card.tsx';
import { Checkbox } from '../../../../ui/choice.tsx';
import { ErrorSummary, Field, FieldError, focusOnErrors } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Steps } from '../../../../ui/steps.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { DemoPeople } from '../../demo-people.tsx';
import { currentDraft, keepDraft } from '../../draft.ts';
import { becomeVisitor } from '../../use-login.ts';
import '../../login.css';

const Typed = z.object({ name: PersonName, idNumber: IdNumber });

export default function WhoPage() {
  const session = useSession();
  const [name, setName] = useState(currentDraft()?.name ?? '');
  const [idNumber, setIdNumber] = useState(currentDraft()?.idNumber ?? '');
  const [agreed, setAgreed] = useState(false);
  const [errors, setErrors] = useState<{ field: string; words: string }[]>([]);
  const login = useAction(
    (_key, number: string) => becomeVisitor(number),
    () => void replace('login/way', { purpose: 'login' }),
  );

  function next() {
    const { typed, wrong } = check(name, idNumber, agreed);
    setErrors(wrong);
    focusOnErrors(wrong);
    if (!typed) return;
    keepDraft(typed);
    void login.run(typed.idNumber);
  }

  const wordsFor = (field: string) => errors.find((error) => error.field === field)?.words;
  const known = session?.level === 'visitor' ? session.knownAs : null;
  const onlyInWechat = session && !session.simulated && client === 'h5';
  return (
    <Page
      title="登录"
      foot={
        <>
          <Button working={login.working} workingLabel="正在登录…" onPress={next}>
            下一步
          </Button>
          <Button kind="text" onPress={() => void back()}>
            我只想看看，先不登录
          </Button>
        </>
      }
      say={() => ['先确认您是谁', '姓名和身份证号要和身份证上一样', '不保存您的人脸照片']}
    >
      <Steps now={1} of={3} />
      <View ariaRole="heading" ariaLevel={2} className="sb-t1 sb-mt-5">
        先确认您是谁
      </View>
      <View className="sb-ink-2 sb-mt-1">姓名和身份证号要和身份证上一样。</View>
      <View className="sb-mt-5">
        <Stack>
          {onlyInWechat && <Note tone="warn">请在微信里打开随办小程序登录。</Note>}
          <Refused error={login.error} />
          {known && <Known masked={`${known.maskedName}，${known.maskedIdNumber}`} />}
          <ErrorSummary errors={errors} />
          <Field id="name" label="姓名" value={name} onChange={setName} error={wordsFor('name')} />
          <Field
            id="id-number"
            label="身份证号"
            hint="18 位，最后一位可能是 X"
            type="idcard"
            value={idNumber}
            onChange={setIdNumber}
            error={wordsFor('id-number')}
          />
          <View>
            <View className="sb-row sb-wrap">
              <Checkbox id="privacy" checked={agreed} onChange={setAgreed}>
                我看过并同意
              </Checkbox>
              <View className="login-privacy">
                <LinkText onPress={() => void go('login/privacy')}>《隐私说明》（第 1 版）</LinkText>
              </View>
            </View>
            {wordsFor('privacy') && <FieldError>{wordsFor('privacy') ?? ''}</FieldError>}
          </View>
          <Note tone="brand" icon="lock">
            加密保存，只用来核对身份。不保存您的人脸照片。
          </Note>
          {session?.simulated && (
            <DemoPeople
              onPick={(person) => {
                setName(person.name);
                setIdNumber(person.idNumber);
                setErrors([]);
              }}
            />
          )}
        </Stack>
      </View>
    </Page>
  );
}

function Known({ masked }: { masked: string }) {
  const goOn = () => {
    keepDraft(undefined);
    void replace('login/way', { purpose: 'login' });
  };
  return (
    <Card label="上次登录的人">
      <View className="sb-ink-2">上次在这台手机上登录的是</View>
      <View className="sb-strong sb-num">{masked}</View>
      <View className="sb-mt-3">
        <Button kind="outline" onPress={goOn}>
          是我，直接核对
        </Button>
      </View>
    </Card>
  );
}

function check(name: string, idNumber: string, agreed: boolean) {
  const parsed = z.safeParse(Typed, { name, idNumber });
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        field: path[0] === 'idNumber' ? 'id-number' : 'name',
        words: shortBy(path[0] === 'idNumber' ? idNumber : '', message),
      }));
  if (!agreed) wrong.push({ field: 'privacy', words: '请先看隐私说明，同意后打勾' });
  return { typed: parsed.success && agreed ? parsed.data : undefined, wrong };
}

/** 「身份证号少了 4 位」 says more than that it should have 18. */
function shortBy(idNumber: string, message: string): string {
  const length = [...idNumber.replace(/\s/g, '')].length;
  return length > 0 && length < 18 ? `身份证号少了 ${18 - length} 位，请再核对一下` : message;
}
