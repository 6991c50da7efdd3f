import { View } from '@tarojs/components';
import { CODE_MS, type PresentationCode } from 'shared/presentation.ts';
import { go } from '../../platform/navigate.ts';
import { canSpeak, speak } from '../../platform/speech';
import { Button } from '../../ui/button.tsx';
import { Card, LinkText } from '../../ui/card.tsx';
import { CodeFrame, ReadOut } from '../../ui/code-frame.tsx';
import './presentation.css';

const inPairs = (code: string) => code.replace(/(.)(.)/g, '$1 $2，');

/** Whose code, the code with its ring, and ten characters for a window without a scanner. */
export function CodeCard({ code, secondsLeft }: { code: PresentationCode; secondsLeft: number }) {
  const { holder, qrText, typedCode } = code;
  const firm = holder.kind === 'organization';
  return (
    <Card label="给窗口扫的码" tight>
      <View className="sb-row sb-between sb-gap-2">
        <View className="sb-grow">
          <View className="code-holder">{holder.maskedName}</View>
          <View className="code-holder-kind">{firm ? '企业' : '本人'}</View>
        </View>
        <LinkText chevron onPress={() => void go('organizations/mine')}>
          {firm ? '换成本人办' : '换成企业办'}
        </LinkText>
      </View>
      <CodeFrame
        text={qrText}
        label="给窗口扫的码"
        secondsLeft={secondsLeft}
        secondsWhole={Math.round(CODE_MS / 1000)}
      />
      <View className="code-aloud">
        <View className="sb-grow">
          <View className="sb-small sb-ink-3">扫不了？念给工作人员</View>
          <ReadOut characters={typedCode} />
        </View>
        {canSpeak() && (
          <Button kind="soft" icon="speak" small onPress={() => speak(inPairs(typedCode))}>
            念出来
          </Button>
        )}
      </View>
    </Card>
  );
}
