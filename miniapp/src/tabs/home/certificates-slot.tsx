import { View } from '@tarojs/components';
import { walletApi, type CertificateSummary } from 'shared/wallet.ts';
import { call } from '../../platform/call.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { useResource } from '../../resource/use-resource.ts';
import { CertificateFace } from '../../ui/certificate-face.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Slot } from './slot.tsx';

/** The first two certificates that are valid today. */
export function CertificatesSlot({ title }: { title: string }) {
  const wallet = useResource(`home-${title}`, () => call(walletApi.list, {}));
  return (
    <Slot
      title={title}
      of={wallet}
      more={({ items }) => ({ words: `全部 ${items.length} 张`, onPress: () => void goTab('wallet') })}
      ready={({ items }) => {
        const shown = items.filter(({ status }) => status === 'valid').slice(0, 2);
        if (shown.length === 0) return <NoneYet />;
        return (
          <View className="home-faces">
            {shown.map((item) => (
              <Face key={item.id} item={item} alone={shown.length === 1} />
            ))}
          </View>
        );
      }}
    />
  );
}

const Face = ({ item, alone }: { item: CertificateSummary; alone: boolean }) => (
  <CertificateFace
    category={item.category}
    name={item.name}
    issuer={item.issuer}
    number={item.maskedNumber}
    small={!alone}
    {...(alone && { status: { words: '有效', icon: 'tick' as const } })}
    onPress={() => void go('wallet/certificate', { id: item.id })}
  />
);

const NoneYet = () => (
  <List>
    <Row title="还没有能用的证照" detail="看看都有哪些" keepDetail icon="wallet" onPress={() => void goTab('wallet')} />
  </List>
);
