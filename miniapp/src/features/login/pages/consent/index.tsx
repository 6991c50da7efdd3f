import { View } from '@tarojs/components';
import { FACE_CONSENT_VERSION, loginApi } from 'shared/login.ts';
import { call } from '../../../../platform/call.ts';
import { replace, useParams } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { useSession } from '../../../../resource/session.ts';
import { useAction } from '../../../../resource/use-action.ts';
import { ChoicePair } from '../../../../ui/button.tsx';
import { Card, KeyValue, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { purposeOf } from '../../draft.ts';

const text = [
  ['用来做什么', '证明是您本人在用，不作别的用途'],
  ['谁来核对', '微信的人脸核身服务，与公安的人口信息比对'],
  ['留下什么', '只留三样：通过没通过、核对编号、时间。不留人脸照片和人脸特征'],
  ['留多久', '和登录记录一起，留 6 个月'],
  ['不想刷脸', '带身份证到政务大厅窗口核对，功能完全一样'],
  ['以后反悔', '在“我的 · 我的同意”里随时撤回，撤回后不再刷脸'],
] as const;

export default function ConsentPage() {
  const purpose = purposeOf(useParams()['purpose']);
  const session = useSession();
  const agree = useAction(
    (key) => call(loginApi.giveConsent, { kind: 'face-verification', version: FACE_CONSENT_VERSION }, { key }),
    () => void replace('login/face', { purpose }),
  );
  return (
    <Page
      title="刷脸前请先看"
      foot={
        <ChoicePair
          refuse={{ label: '不同意', onPress: () => void replace('login/way', { purpose, way: 'counter' }) }}
          agree={{ label: '同意刷脸', onPress: () => void agree.run(), working: agree.working }}
        />
      }
      say={() => ['刷脸要先征得您同意', ...text.map(([name, value]) => `${name}：${value}`), '不同意，或者同意刷脸']}
    >
      <View ariaRole="heading" ariaLevel={2} className="sb-t1">
        刷脸要先征得您同意
      </View>
      <View className="sb-ink-2 sb-mt-1">人脸是敏感的个人信息。同不同意，都不影响您办事。</View>
      <View className="sb-mt-4">
        <Stack>
          <Refused error={agree.error} />
          <Card tight label="刷脸的说明">
            {text.map(([name, value]) => (
              <KeyValue key={name} name={name}>
                {value}
              </KeyValue>
            ))}
          </Card>
          {session?.simulated && <Note>演示环境：没有连接微信和公安系统，也不会打开摄像头。</Note>}
          <View className="sb-note sb-ink-3">说明第 {FACE_CONSENT_VERSION} 版。您的选择会单独记下来。</View>
        </Stack>
      </View>
    </Page>
  );
}
