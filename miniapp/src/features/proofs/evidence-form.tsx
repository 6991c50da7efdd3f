import { View } from '@tarojs/components';
import { useState } from 'react';
import { VERIFY_LIMIT_BYTES } from 'shared/verification.ts';
import { DropArea } from '../../platform/drop-area';
import { pickDocument } from '../../platform/files';
import { canVerifyFiles } from '../../platform/verify-file';
import { codeInPicture } from '../../platform/code-in-picture';
import { nativeScan, scanCode } from '../../platform/scan';
import { ScanView } from '../../platform/scan-view';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Note } from '../../ui/tag.tsx';
import { codeIn, type Evidence } from './use-verification.ts';
import './proofs.css';

interface Props {
  onEvidence: (evidence: Evidence) => void;
  working: boolean;
}

/** Three ways to ask: scan the code, give the file, type number and check code. */
export function EvidenceForm({ onEvidence, working }: Props) {
  return (
    <View className="sb-col sb-gap-4">
      <ByFile onEvidence={onEvidence} working={working} />
      <ByCode onEvidence={onEvidence} />
      <ByNumber onEvidence={onEvidence} working={working} />
    </View>
  );
}

const NO_CODE = '图片里没有看清二维码。请拍得近一点、清楚一点，或者填编号和校验码。';

function sizeWords(size: number): string | undefined {
  if (size === 0) return '这个文件是空的，可能没下载完。请重新下载，再选一次。';
  if (size > VERIFY_LIMIT_BYTES)
    return '这个文件超过 2 MB，不是在随办开的证明。请让对方发原来的文件，或打开“随办”再开一份。';
  return undefined;
}

export function ByFile({ onEvidence, working }: Props) {
  const [wrong, setWrong] = useState<string>();
  async function take(file: { path: string; size: number } | undefined) {
    if (!file) return;
    const code = await codeInPicture(file.path);
    if (code) return onEvidence({ by: 'code', code: codeIn(code) });
    const words = code === null ? NO_CODE : sizeWords(file.size);
    setWrong(words);
    if (!words) onEvidence({ by: 'file', path: file.path });
  }
  return (
    <Section title="有文件，最稳妥">
      <DropArea onFile={(file) => void take(file)}>
        <View className="sb-drop">
          <View className="sb-small sb-ink-2">
            {canVerifyFiles
              ? '选 PDF 或 OFD 文件，二维码的照片也行。就在这里核对，不上传。'
              : '选微信聊天里的 PDF 或 OFD 文件。验完就丢，不留下来。'}
            {canVerifyFiles && <View className="sb-drop-words">也可以把文件拖到这里。</View>}
          </View>
          <View className="sb-mt-3">
            <Button
              kind="outline"
              icon="folder"
              working={working}
              workingLabel="正在验…"
              onPress={() => void pickDocument(true).then(take)}
            >
              选文件
            </Button>
          </View>
          {wrong && (
            <View className="sb-mt-3">
              <Note tone="danger" now>
                {wrong}
              </Note>
            </View>
          )}
        </View>
      </DropArea>
    </Section>
  );
}

function ByCode({ onEvidence }: Pick<Props, 'onEvidence'>) {
  const [scanning, setScanning] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const found = (text: string | undefined) => {
    setScanning(false);
    if (text !== undefined) onEvidence({ by: 'code', code: codeIn(text) });
  };
  return (
    <Section title="是纸的，扫上面的码">
      <Button
        kind="outline"
        icon="scan"
        onPress={() => (nativeScan ? void scanCode(true).then(found) : setScanning(true))}
      >
        扫证明上的码
      </Button>
      <Sheet open={scanning} title="把码放进框里" onClose={() => setScanning(false)}>
        {blocked ? (
          <Note tone="warn">没有打开摄像头。可以改填编号和校验码</Note>
        ) : (
          <ScanView onCode={found} onBlocked={() => setBlocked(true)} />
        )}
      </Sheet>
    </Section>
  );
}

interface ByNumberProps extends Props {
  /** To be looked at once more. */
  typed?: { readonly number: string; readonly checkCode: string };
}

export function ByNumber({ onEvidence, working, typed }: ByNumberProps) {
  const [number, setNumber] = useState(typed?.number ?? '');
  const [checkCode, setCheckCode] = useState(typed?.checkCode ?? '');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (number.trim() && checkCode.trim()) onEvidence({ by: 'number', number, checkCode });
  };
  return (
    <Section title="填编号和校验码">
      <View className="sb-col sb-gap-3">
        <Field
          id="number"
          label="编号"
          hint="例：GJJ-2026-000123"
          value={number}
          onChange={setNumber}
          max={40}
          error={asked && !number.trim() ? '请填写编号，在标题下面' : undefined}
        />
        <Field
          id="check-code"
          label="校验码"
          hint="编号右边的 13 位"
          value={checkCode}
          onChange={setCheckCode}
          max={40}
          error={asked && !checkCode.trim() ? '请填写校验码，在编号右边' : undefined}
          onConfirm={submit}
        />
        <Button kind="outline" working={working} workingLabel="正在验…" onPress={submit}>
          验一下
        </Button>
      </View>
    </Section>
  );
}
