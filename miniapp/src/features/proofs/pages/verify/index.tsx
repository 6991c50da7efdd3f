import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { verdictOf } from 'shared/verification.ts';
import type { ApiError } from '../../../../platform/api-error.ts';
import { useParams } from '../../../../platform/navigate.ts';
import { warmScanner } from '../../../../platform/scan-view';
import { warmVerifier } from '../../../../platform/verify-file';
import { shortCode } from '../../../../resource/resource-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Failed, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { ByFile, ByNumber, EvidenceForm } from '../../evidence-form.tsx';
import { HolderCheck } from '../../holder-check.tsx';
import { useVerification } from '../../use-verification.ts';
import { isAlone, spokenVerdict } from '../../verdict-words.ts';
import { Verdict } from '../../verdict.tsx';
import { freshKeys } from '../../verification-keys.ts';

/** For anyone, without a login: opened by the QR code on a proof, or empty. */
export default function VerifyProof() {
  const { code } = useParams();
  const { evidence, verification, working, error, cutOff, ask, again, startOver } = useVerification();
  useEffect(() => {
    if (code) ask({ by: 'code', code });
  }, [code]);
  useEffect(() => {
    void freshKeys();
    warmScanner();
    warmVerifier();
  }, []);
  const verdict = verification && verdictOf(verification);
  return (
    <Page
      title="验证明"
      width="reading"
      say={() => (verification ? spokenVerdict(verification) : ['验一份证明。有文件选文件，是纸的扫上面的码'])}
      foot={
        evidence &&
        (verification || !working) && (
          <View className="sb-col sb-gap-3">
            {verdict && isAlone(verdict) && !working && (
              <Button icon="again" onPress={again}>
                再查一次状态
              </Button>
            )}
            <Button kind="outline" icon="scan" onPress={startOver}>
              再验一份
            </Button>
          </View>
        )
      }
    >
      {working && (
        <View className="sb-col sb-gap-4">
          <Asking>{verification ? '正在查现在还有没有效' : '正在核对，一般不到 1 秒'}</Asking>
          {!verification && <Skeleton cards={3} height={96} />}
        </View>
      )}
      {error && evidence && !verification && <NotVerified error={error} again={again} />}
      {verification && (
        <View className="sb-col sb-gap-4">
          {error && (
            <Note tone="warn" now>
              {cutOff ? '没有连上网，状态没查到。连上网会自动再查' : `${error.title}，状态没查到`}
            </Note>
          )}
          <Verdict verification={verification} />
          {verification.status === 'S-00' && evidence && evidence.by !== 'file' && <HolderCheck shown={evidence} />}
          {evidence?.by === 'number' && verdict === 'not-found' && (
            <ByNumber onEvidence={ask} working={working} typed={evidence} />
          )}
          {evidence?.by !== 'file' && <ByFile onEvidence={ask} working={working} />}
        </View>
      )}
      {!evidence && (
        <View className="sb-col sb-gap-4">
          <View>
            <View ariaRole="heading" ariaLevel={2} className="sb-t1">
              验一份证明
            </View>
            <View className="sb-ink-2">不用登录。看内容改过没有、现在还有效吗、谁开的</View>
          </View>
          <EvidenceForm onEvidence={ask} working={working} />
        </View>
      )}
    </Page>
  );
}

function NotVerified({ error, again }: { error: ApiError; again: () => void }) {
  if (error.code === 'network')
    return (
      <Failed what="没有连上网" notDone="还没有验。连上网会自动再验，也可以现在再试一次。" again={{ onPress: again }} />
    );
  return (
    <Failed
      what={error.title}
      notDone={error.detail || '没有验成，请再试一次'}
      again={{ onPress: again }}
      code={shortCode(error.requestId)}
    />
  );
}
