import { View } from '@tarojs/components';
import { useState } from 'react';
import { VERIFY_LIMIT_BYTES } from 'shared/verification.ts';
import { DropArea } from '../../platform/drop-area';
import { pickDocument } from '../../platform/files';
import { canVerifyFiles } from '../../platform/verify-file';
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

export function ByFile({ onEvidence, working }: Props) {
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: { path: string; size: number } | undefined) => {
    if (!file) return;
    setTooLarge(file.size > VERIFY_LIMIT_BYTES);
    if (file.size <= VERIFY_LIMIT_BYTES) onEvidence({ by: 'file', path: file.path });
  };
  return (
    <Section title="有文件，最稳妥">
      <DropArea onFile={take}>
        <View className="sb-drop">
          <View className="sb-small sb-ink-2">
            {canVerifyFiles
              ? '把 PDF 或 OFD 文件拖到这里，或点下面选。文件就在这里核对，不上传。'
              : '选微信聊天里的 PDF 或 OFD 文件。验完就丢，不留下来。'}
          </View>
          <View className="sb-mt-3">
            <Button
              kind="outline"
              icon="folder"
              working={working}
              workingLabel="正在验…"
              onPress={() => void pickDocument().then(take)}
            >
              选文件
            </Button>
          </View>
          {tooLarge && (
            <View className="sb-mt-3">
              <Note tone="danger" now>
                这个文件超过 2 MB，不是在随办开的证明
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
      <Button kind="outline" icon="scan" onPress={() => (nativeScan ? void scanCode().then(found) : setScanning(true))}>
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

function ByNumber({ onEvidence, working }: Props) {
  const [number, setNumber] = useState('');
  const [checkCode, setCheckCode] = useState('');
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
