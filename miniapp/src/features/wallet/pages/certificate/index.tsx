import { View } from '@tarojs/components';
import { certificateStatusLabels, type Certificate } from 'shared/wallet.ts';
import { go, useParams } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Stack } from '../../../../ui/card.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { timeWords } from '../../../../ui/when.ts';
import { CertificateFields } from '../../certificate-fields.tsx';
import { useCertificate } from '../../use-wallet.ts';
import { WalletFace } from '../../wallet-face.tsx';

export default function CertificatePage() {
  const { id = '' } = useParams();
  const session = useSession();
  if (session?.level === 'resident') return <OneCertificate id={id} />;
  return (
    <Page title="证照">
      <RequireIdentity what="这张证照">{() => null}</RequireIdentity>
    </Page>
  );
}

function OneCertificate({ id }: { id: string }) {
  const certificate = useCertificate(id);
  const { resource } = certificate.loaded;
  const shown = resource.state === 'ready' ? resource.data : undefined;
  const usable = shown?.status === 'valid' && resource.state === 'ready' && !resource.stale;
  return (
    <Page
      title={shown?.name ?? '证照'}
      say={() => (shown ? spoken(shown) : [])}
      foot={
        usable && (
          <Button icon="code" onPress={() => void go('presentation/code')}>
            亮码出示
          </Button>
        )
      }
    >
      <ResourceView
        of={certificate.loaded}
        skeleton={<Skeleton cards={2} height={180} />}
        asking="正在向发证部门核对"
        isEmpty={() => false}
        empty={<Empty title="没有这张证照" />}
        ready={(data) => (
          <Details certificate={data} stale={resource.state === 'ready' && resource.stale} {...certificate} />
        )}
      />
    </Page>
  );
}

const spoken = ({ name, issuer, status, checkedWith, usedFor }: Certificate) =>
  [
    `${name}，${issuer}发的`,
    certificateStatusLabels[status],
    `刚刚向${checkedWith}核对过`,
    usedFor.length > 0 ? `办${usedFor.join('、')}会用到` : '',
  ].filter(Boolean);

interface DetailsProps extends Omit<ReturnType<typeof useCertificate>, 'loaded'> {
  certificate: Certificate;
  stale: boolean;
}

function Details({ certificate, stale, uncovered, reveal, cover }: DetailsProps) {
  const { fields, status, checkedWith, checkedAt, looksIn30Days, usedFor } = certificate;
  const holder = fields.find((field) => field.id === 'name')?.value;
  return (
    <Stack>
      <WalletFace certificate={certificate} holder={holder} unchecked={stale} />
      {!stale && (
        <View className="sb-row sb-center sb-gap-1 sb-note sb-ink-3 sb-num">
          <Icon name="again" size="s" />
          刚刚向{checkedWith}核对过 · {timeWords(checkedAt)}
        </View>
      )}
      {status !== 'valid' && (
        <Note tone="warn">这张证{certificateStatusLabels[status]}，不能出示。要换新证，请到发证部门办。</Note>
      )}
      <CertificateFields
        fields={fields}
        uncovered={uncovered}
        onUncover={(field) => void reveal.run(field)}
        onCover={cover}
      />
      <Refused error={reveal.error} />
      <List>
        <Row
          icon="eye"
          title="谁看过这张证"
          end={<View className="sb-small sb-ink-3 sb-num">近 30 天 {looksIn30Days} 次</View>}
          onPress={() => void go('presentation/history')}
        />
        {usedFor.length > 0 && <Row icon="building" title="哪些事会用到它" detail={usedFor.join('、')} keepDetail />}
        <Row icon="flag" title="信息不对，要更正" onPress={() => void go('cases/submit')} />
      </List>
    </Stack>
  );
}
