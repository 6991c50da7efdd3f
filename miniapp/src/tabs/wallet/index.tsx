import { View } from '@tarojs/components';
import { walletApi, type CertificateSummary, type Wallet } from 'shared/wallet.ts';
import { call } from '../../platform/call.ts';
import { go } from '../../platform/navigate.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { useResource } from '../../resource/use-resource.ts';
import { RequireIdentity } from '../../session/require-identity.tsx';
import { WalletFace } from '../../features/wallet/wallet-face.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkText, Stack } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';
import { timeWords } from '../../ui/when.ts';

export default function WalletTab() {
  return (
    <Page title="证照" tab="wallet" say={() => ['您的证照', '点一张看内容', '要给窗口看，点亮码']}>
      <RequireIdentity what="您的证照">
        {({ acting }) => <Certificates of={acting?.organizationId ?? 'self'} firm={acting?.organizationName} />}
      </RequireIdentity>
    </Page>
  );
}

function Certificates({ of: holder, firm }: { of: string; firm: string | undefined }) {
  const loaded = useResource(`wallet ${holder}`, () => call(walletApi.list, {}));
  const stale = loaded.resource.state === 'ready' && loaded.resource.stale;
  return (
    <ResourceView
      of={loaded}
      asking="正在向各部门核对"
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Empty picture="cards" title={firm ? '企业还没有证照' : '还没有证照'}>
          部门发了证照，会自己到这里来，不用您上传。
        </Empty>
      }
      ready={(wallet) => <Faces wallet={wallet} firm={firm} stale={stale} />}
    />
  );
}

/** Those that can be presented first. */
const inOrder = (items: readonly CertificateSummary[]) => [
  ...items.filter(({ status }) => status === 'valid'),
  ...items.filter(({ status }) => status !== 'valid'),
];

function Faces({ wallet, firm, stale }: { wallet: Wallet; firm: string | undefined; stale: boolean }) {
  return (
    <Stack>
      <View className="sb-row sb-between sb-gap-2">
        <View className="sb-grow sb-small sb-ink-2">
          {firm ?? '我的'} · {wallet.items.length} 张
        </View>
        <LinkText chevron onPress={() => void go('organizations/mine')}>
          {firm ? '换成本人' : '换成企业'}
        </LinkText>
      </View>
      {!stale && (
        <Button icon="code" onPress={() => void go('presentation/code')}>
          亮码给窗口看
        </Button>
      )}
      {inOrder(wallet.items).map((certificate) => (
        <WalletFace
          key={certificate.id}
          certificate={certificate}
          unchecked={stale}
          onPress={() => void go('wallet/certificate', { id: certificate.id })}
        />
      ))}
      {!stale && (
        <View className="sb-row sb-center sb-gap-1 sb-note sb-ink-3 sb-num">
          <Icon name="again" size="s" />
          刚刚向各部门核对过 · {timeWords(wallet.checkedAt)}
        </View>
      )}
      <List>
        <Row icon="eye" title="谁看过我的证照" onPress={() => void go('presentation/history')} />
      </List>
    </Stack>
  );
}
