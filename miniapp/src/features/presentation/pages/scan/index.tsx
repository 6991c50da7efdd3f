import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { codeInLink } from 'shared/signed-code.ts';
import { go, replace } from '../../../../platform/navigate.ts';
import { nativeScan, scanCode } from '../../../../platform/scan';
import { ScanView } from '../../../../platform/scan-view';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { windowCodeIn } from '../../window-code.ts';

export default function ScanPage() {
  return (
    <Page title="扫一扫" say={() => ['对准窗口屏幕上的码', '扫不了，就点亮码给窗口扫']}>
      <RequireIdentity what="扫窗口的码">{() => <Scan />}</RequireIdentity>
    </Page>
  );
}

type Trouble = 'blocked' | 'other-code';

function Scan() {
  const [trouble, setTrouble] = useState<Trouble>();
  const [turn, setTurn] = useState(0);
  const take = (scanned: string | undefined) => {
    if (scanned === undefined) return;
    const code = windowCodeIn(scanned);
    const proofCode = codeInLink(scanned);
    if (code) void replace('presentation/scanned', { code });
    else if (proofCode) void replace('proofs/verify', { code: proofCode });
    else setTrouble('other-code');
  };
  const again = () => {
    setTrouble(undefined);
    setTurn(turn + 1);
  };
  useEffect(() => {
    if (nativeScan) scanCode().then(take, () => setTrouble('blocked'));
    // A new turn is a new look through the camera.
  }, [turn]);
  return (
    <Stack>
      {!nativeScan && !trouble && <ScanView key={turn} onCode={take} onBlocked={() => setTrouble('blocked')} />}
      {!trouble && <View className="sb-center sb-ink-2">对准窗口屏幕上的码</View>}
      {trouble === 'blocked' && (
        <Note tone="warn" icon="camera" now>
          摄像头没有打开。可以改为亮码，让窗口扫您的。
        </Note>
      )}
      {trouble === 'other-code' && (
        <Note tone="warn" icon="warning" now>
          这不是窗口的码，什么都没有给。请只扫窗口屏幕上的码。
        </Note>
      )}
      {(trouble || nativeScan) && (
        <Button icon="scan" onPress={again}>
          再扫一次
        </Button>
      )}
      <Button kind="outline" icon="code" onPress={() => void go('presentation/code')}>
        改为亮码
      </Button>
    </Stack>
  );
}
