import { Input, View } from '@tarojs/components';
import { useContext, useState } from 'react';
import { ScanView } from '../../platform/scan-view';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { StepTitle } from './step-title.tsx';
import type { CounterState } from './use-counter.ts';
import { InSight } from './use-keys.ts';

/** Two groups of five, as the phone shows them. */
export const grouped = (typed: string): string => {
  const characters = [...typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')].slice(0, 10).join('');
  return characters.length > 5 ? `${characters.slice(0, 5)} ${characters.slice(5)}` : characters;
};

/** Column 3, the next step: the gun works all the time, with the camera, typing and the window's own code beside it. */
export function ScanColumn({ counter }: { counter: CounterState }) {
  const { typed, setTyped, scan, offer, camera, toggleCamera, asking } = counter;
  const inSight = useContext(InSight);
  const [short, setShort] = useState(false);
  function sendTyped() {
    const code = typed.replaceAll(' ', '');
    setShort(code.length < 10);
    if (code.length === 10) scan(code);
  }
  return (
    <View className="desk-panel desk-scan">
      <StepTitle number={3}>扫群众的码</StepTitle>
      <View className="desk-scan-middle">
        {camera && inSight ? <Camera onCode={scan} onStop={toggleCamera} /> : <ScanState counter={counter} />}
      </View>
      <View className="desk-scan-label">{short ? '还没念完：一共 10 位' : '扫不了？请群众念 10 位码'}</View>
      <View className="sb-row sb-gap-2 sb-mt-1">
        <View className="desk-typed">
          <Input
            id="desk-typed"
            className="sb-field-input"
            ariaLabel="群众念的 10 位码"
            ariaInvalid={short}
            value={typed}
            onInput={({ detail }) => {
              setShort(false);
              setTyped(grouped(detail.value));
            }}
            onConfirm={sendTyped}
          />
        </View>
        <View className="desk-on-brand">
          <Button
            kind="text"
            small
            working={asking}
            workingLabel="正在查…"
            keyCap={<KeyCap quiet>Enter</KeyCap>}
            onPress={sendTyped}
          >
            请求
          </Button>
        </View>
      </View>
      <View className="desk-on-brand sb-pair sb-mt-4">
        <Button kind="text" icon="camera" keyCap={<KeyCap quiet>Alt C</KeyCap>} onPress={toggleCamera}>
          {camera ? '关摄像头' : '摄像头'}
        </Button>
        <Button kind="text" icon="code" keyCap={<KeyCap quiet>Alt M</KeyCap>} onPress={offer}>
          出示码
        </Button>
      </View>
    </View>
  );
}

function ScanState({ counter }: { counter: CounterState }) {
  const { ready, asking, hint, picking } = counter;
  if (asking) return <Saying title="正在请求…" words="马上就好" />;
  if (hint) {
    return (
      <View ariaRole="alert">
        <View className="desk-scan-badge">
          <Icon name="warning" size="xl" />
        </View>
        <View className="sb-t1 sb-mt-4">{hint.title}</View>
        <View className="desk-scan-words">{hint.words}</View>
      </View>
    );
  }
  if (ready) return <Saying picture title="可以扫了" words="扫码枪对准手机屏幕" />;
  if (picking.item) return <Saying picture title="先选哪一件" words="按 Enter 新开一件" />;
  return <Saying picture title="先选办什么事" words="按数字键选一件" />;
}

const Saying = ({ picture, title, words }: { picture?: boolean; title: string; words: string }) => (
  <View ariaRole="status">
    {picture && <View ariaHidden className="desk-scan-picture" />}
    <View className="sb-t1 sb-mt-5">{title}</View>
    <View className="desk-scan-words">{words}</View>
  </View>
);

function Camera({ onCode, onStop }: { onCode: (code: string) => void; onStop: () => void }) {
  const [blocked, setBlocked] = useState(false);
  if (blocked) {
    return (
      <View ariaRole="alert">
        <View className="sb-t2">摄像头打不开</View>
        <View className="desk-scan-words">请用扫码枪，或请群众念 10 位码。</View>
        <View className="desk-on-brand sb-mt-4">
          <Button kind="text" small onPress={onStop}>
            知道了
          </Button>
        </View>
      </View>
    );
  }
  return (
    <View className="desk-camera">
      <ScanView onCode={onCode} onBlocked={() => setBlocked(true)} />
      <View className="desk-scan-words sb-mt-2">请群众把手机屏幕对准摄像头</View>
    </View>
  );
}
