import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Verification } from 'shared/verification.ts';
import type { ApiError } from '../../../../platform/api-error.ts';
import { useParams } from '../../../../platform/navigate.ts';
import { shortCode } from '../../../../resource/resource-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Failed, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { ByFile, EvidenceForm } from '../../evidence-form.tsx';
import { useVerify, type Evidence } from '../../use-proofs.ts';
import { Verdict } from '../../verdict.tsx';

/** For anyone, without a login: opened by the QR code on a proof, or empty. */
export default function VerifyProof() {
  const { code } = useParams();
  const [verification, setVerification] = useState<Verification>();
  const [last, setLast] = useState<Evidence>();
  const verify = useVerify(setVerification);
  const ask = (evidence: Evidence) => {
    setLast(evidence);
    setVerification(undefined);
    void verify.run(evidence);
  };
  const startOver = () => {
    setLast(undefined);
    setVerification(undefined);
    verify.forget();
  };
  useEffect(() => {
    if (code) ask({ by: 'code', code });
  }, [code]);
  return (
    <Page
      title="验证明"
      width="reading"
      foot={
        last &&
        !verify.working && (
          <Button kind="outline" icon="scan" onPress={startOver}>
            再验一份
          </Button>
        )
      }
    >
      {verify.working && (
        <View className="sb-col sb-gap-4">
          <Asking>正在核对，一般不到 1 秒</Asking>
          <Skeleton cards={3} height={96} />
        </View>
      )}
      {verify.error && last && <NotVerified error={verify.error} again={() => ask(last)} />}
      {verification && (
        <View className="sb-col sb-gap-4">
          <Verdict verification={verification} />
          {last?.by !== 'file' && <ByFile onEvidence={ask} working={verify.working} />}
        </View>
      )}
      {!last && !verify.working && (
        <View className="sb-col sb-gap-4">
          <View>
            <View ariaRole="heading" ariaLevel={2} className="sb-t1">
              验一份证明
            </View>
            <View className="sb-ink-2">不用登录。看内容改过没有、现在还有效吗、谁开的</View>
          </View>
          <EvidenceForm onEvidence={ask} working={verify.working} />
        </View>
      )}
    </Page>
  );
}

function NotVerified({ error, again }: { error: ApiError; again: () => void }) {
  if (error.code !== 'verification.not-found')
    return (
      <Failed
        what={error.title}
        notDone={error.detail || '没有验成，请再试一次'}
        again={{ onPress: again }}
        code={shortCode(error.requestId)}
      />
    );
  return (
    <View className="sb-col sb-gap-4">
      <View ariaRole="alert">
        <View ariaRole="heading" ariaLevel={2} className="sb-t1 sb-in-danger">
          {error.title}
        </View>
        <View className="sb-ink-2 sb-mt-2">{error.detail}</View>
      </View>
      <Note tone="warn">请不要收这一份。可以请对方打开“随办”，现场再开一份，约 1 秒。</Note>
    </View>
  );
}
