import { View } from '@tarojs/components';
import { back, replace, useParams } from '../../../../platform/navigate.ts';
import { Button, ChoicePair } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Steps } from '../../../../ui/steps.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { purposeOf } from '../../draft.ts';
import { useFace } from '../../use-face.ts';
import '../../login.css';

export default function FacePage() {
  const purpose = purposeOf(useParams()['purpose']);
  const face = useFace(purpose);
  const simulated = face.check?.simulated ?? false;
  const heading = face.error
    ? face.error.title
    : face.working
      ? '正在核对'
      : simulated
        ? '请选一个演示结果'
        : '请看着屏幕';
  return (
    <Page
      title="刷脸核对"
      foot={
        <>
          <Button kind="outline" onPress={() => void replace('login/counter', { purpose })}>
            换一种方式，不刷脸
          </Button>
          <Button kind="text" onPress={() => void back()}>
            取消
          </Button>
        </>
      }
      say={() => [heading, '可以换一种方式，不刷脸']}
    >
      {purpose === 'login' && <Steps now={3} of={3} />}
      <View className="sb-mt-5 sb-col sb-center">
        <View ariaRole={face.error ? 'alert' : 'status'} className="sb-t1">
          {heading}
        </View>
        <View className="sb-ink-2 sb-mt-1">
          {face.error ? face.error.detail : simulated ? '真手机在这一步刷脸' : '脸放在圈里，光线亮一点更好'}
        </View>
      </View>
      <View ariaHidden className="login-portrait">
        <Icon name="face" />
      </View>
      <Acts face={face} simulated={simulated} />
      {face.unsupported && (
        <View className="sb-mt-4">
          <Note tone="warn" now>
            这台手机的微信不能刷脸。请更新微信，或换一种方式。
          </Note>
        </View>
      )}
      {simulated && (
        <View className="sb-mt-4">
          <Note>演示用的仿真核对。没有连接公安系统，也不会拍照或上传。</Note>
        </View>
      )}
    </Page>
  );
}

function Acts({ face, simulated }: { face: ReturnType<typeof useFace>; simulated: boolean }) {
  if (face.error) {
    return face.error.code === 'identity.too-many-attempts' ? null : (
      <Button icon="again" working={face.working} workingLabel="正在准备…" onPress={() => void face.again()}>
        再试一次
      </Button>
    );
  }
  if (!face.check) return null;
  if (simulated) {
    return (
      <ChoicePair
        refuse={{ label: '演示：没通过', onPress: () => void face.pretend('fail'), working: face.working }}
        agree={{ label: '演示：通过', onPress: () => void face.pretend('pass'), working: face.working }}
      />
    );
  }
  return (
    <Button working={face.working} workingLabel="正在核对…" onPress={() => void face.onPhone()}>
      开始刷脸
    </Button>
  );
}
