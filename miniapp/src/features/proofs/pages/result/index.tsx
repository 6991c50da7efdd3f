import { View } from '@tarojs/components';
import { useState } from 'react';
import { revokeReasons, type Proof, type ProofFormat } from 'shared/proofs.ts';
import { saveFile, shareFile } from '../../../../platform/files';
import { useParams } from '../../../../platform/navigate.ts';
import { copy } from '../../../../platform/system';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { useAction } from '../../../../resource/use-action.ts';
import type { Loaded } from '../../../../resource/use-resource.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Badge, Card, KeyValue } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Dialog } from '../../../../ui/sheet.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { Checked } from '../../checked.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { ProofPicture } from '../../proof-picture.tsx';
import { ProofTag } from '../../proof-tag.tsx';
import { fileOf, useProof, useRevoke } from '../../use-proofs.ts';
import '../../proofs.css';

export default function ProofResult() {
  const session = useSession();
  if (session?.level === 'resident') return <Result />;
  return (
    <Page title="证明">
      <RequireIdentity what="您开过的证明">{() => null}</RequireIdentity>
    </Page>
  );
}

function Result() {
  const { id = '', took } = useParams();
  const loaded = useProof(id);
  const { resource } = loaded;
  const proof = resource.state === 'ready' ? resource.data : undefined;
  return (
    <Page
      title={proof?.title ?? '证明'}
      foot={proof?.state === 'valid' && <Share proof={proof} loaded={loaded} />}
      say={() => (proof ? [`${proof.title}，用于${proof.purpose}，有效到${dayWords(proof.validUntil)}`] : [])}
    >
      <ResourceView
        of={loaded}
        isEmpty={() => false}
        empty={null}
        asking="正在取这份证明"
        ready={(ready) => <Shown proof={ready} took={took} />}
      />
    </Page>
  );
}

function Shown({ proof, took }: { proof: Proof; took: string | undefined }) {
  return (
    <View className="sb-col sb-gap-4">
      {took !== undefined && proof.state === 'valid' ? (
        <View ariaRole="status" className="sb-proof-done">
          <Badge icon="tick" tone="ok" round />
          <View>
            <View className="sb-t2">开好了</View>
            <View className="sb-small sb-ink-2">已盖电子印章，用了 {(Number(took) / 1000).toFixed(1)} 秒</View>
          </View>
        </View>
      ) : (
        <View>
          <ProofTag state={proof.state} />
        </View>
      )}
      {proof.state === 'revoked' && <Note tone="danger">{revokedWords(proof)}</Note>}
      {proof.state === 'expired' && <Note tone="warn">过了有效期，请再开一份</Note>}
      <ProofPicture id={proof.id} words={`${proof.title}第一页的图片`} isVoid={proof.state !== 'valid'} />
      <Files proof={proof} />
      <Card>
        <KeyValue name="编号">{proof.number}</KeyValue>
        <KeyValue name="校验码">{proof.checkCode}</KeyValue>
        {proof.about !== 'self' && <KeyValue name="给谁开的">{proof.holder}</KeyValue>}
        <KeyValue name="用途">{proof.purpose}</KeyValue>
        {proof.recipient !== null && <KeyValue name="交给谁">{proof.recipient}</KeyValue>}
        <KeyValue name="有效期">到 {dayWords(proof.validUntil)}</KeyValue>
        <KeyValue name="谁开的">{proof.organization}</KeyValue>
        <Checked id={proof.id} />
      </Card>
      <Button
        kind="soft"
        icon="verified"
        onPress={() => void copy(proof.verifyUrl).then(() => toast('已复制核验链接'))}
      >
        复制核验链接
      </Button>
    </View>
  );
}

function revokedWords({ revokedAt, issuedAt, revokeReason, supersededBy, department }: Proof): string {
  const by = revokeReason === null || revokeReason === 'withdrawn' ? '' : `${department}在`;
  const why = revokeReason === null || revokeReason === 'withdrawn' ? '' : `。原因：${revokeReasons[revokeReason]}`;
  const instead = supersededBy === null ? '' : `。请用新的一份，编号 ${supersededBy}`;
  return `${by}${dayWords(revokedAt ?? issuedAt)}作废，不能再用${why}${instead}`;
}

const formatWords = { pdf: 'PDF', ofd: 'OFD' } as const;

function Files({ proof }: { proof: Proof }) {
  const save = useAction(
    (_key, format: ProofFormat) => saveFile(fileOf(proof, format)),
    () => toast('文件取好了'),
  );
  return (
    <View>
      <Refused error={save.error} />
      <View className={proof.files.length > 1 ? 'sb-proof-pair' : ''}>
        {proof.files.map(({ format }) => (
          <Button
            key={format}
            kind="outline"
            icon="download"
            working={save.working}
            workingLabel="正在取…"
            onPress={() => void save.run(format)}
          >
            {`存 ${formatWords[format]}`}
          </Button>
        ))}
      </View>
      {proof.files.length > 1 && (
        <View className="sb-small sb-ink-3 sb-center sb-mt-2">给人看用 PDF；政府部门要 OFD 就选 OFD</View>
      )}
    </View>
  );
}

function Share({ proof, loaded }: { proof: Proof; loaded: Loaded<Proof> }) {
  const [asking, setAsking] = useState(false);
  const share = useAction(async () => {
    if (await shareFile(fileOf(proof, 'pdf'))) return;
    await saveFile(fileOf(proof, 'pdf'));
    toast('已存成文件，可以发给对方');
  });
  const revoke = useRevoke((revoked) => {
    setAsking(false);
    loaded.replace(revoked);
  });
  return (
    <>
      <Refused error={share.error} />
      <Button icon="share" working={share.working} workingLabel="正在取…" onPress={() => void share.run()}>
        发给要的人
      </Button>
      <Button kind="text" onPress={() => setAsking(true)}>
        不要了，作废这一份
      </Button>
      <Dialog
        open={asking}
        title="作废这一份？"
        keep={{ words: '留着', onPress: () => setAsking(false) }}
        act={{ words: '作废这一份', working: revoke.working, onPress: () => void revoke.run(proof.id) }}
      >
        <View>作废后别人查到的是“已作废”。</View>
        <View>作废了不能恢复。</View>
        <Refused error={revoke.error} />
      </Dialog>
    </>
  );
}
