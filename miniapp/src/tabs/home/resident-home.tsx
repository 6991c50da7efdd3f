import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../../platform/navigate.ts';
import { setElder } from '../../ui/look.ts';
import { Button } from '../../ui/button.tsx';
import { CertificatesSlot } from './certificates-slot.tsx';
import { Hero } from './hero.tsx';
import { ProofsSlot } from './proofs-slot.tsx';
import { SupplySlot } from './supply-slot.tsx';
import { WaitingSlot } from './waiting-slot.tsx';
import { WhoRow } from './who-row.tsx';
import { WithoutLogin } from './without-login.tsx';

/** For a person: 亮码 large, then certificates, proofs and what waits. */
export function ResidentHome({ session }: { session: CurrentSession | undefined }) {
  const here = session?.level === 'resident';
  return (
    <>
      <WhoRow
        session={session}
        end={
          <Button kind="soft" icon="text-size" small onPress={() => setElder(true)}>
            长辈版
          </Button>
        }
      />
      <Hero
        large={{
          icon: 'code',
          title: '亮码',
          detail: '在窗口出示，不用带证件',
          onPress: () => void go('presentation/code'),
        }}
        small={{ icon: 'scan', title: '扫一扫', detail: '扫窗口的码', onPress: () => void go('presentation/scan') }}
      />
      {here && <CertificatesSlot title="我的证照" />}
      <ProofsSlot />
      {here ? <WaitingSlot /> : session && <WithoutLogin />}
      {here && <SupplySlot />}
      <View className="home-end" />
    </>
  );
}
