import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../../platform/navigate.ts';
import { LinkText } from '../../ui/card.tsx';
import { CallsSlot } from './calls-slot.tsx';
import { CertificatesSlot } from './certificates-slot.tsx';
import { Hero } from './hero.tsx';
import { WhoRow } from './who-row.tsx';

/** For a firm: 企业有呼 large, 亮码 small, then its open calls and certificates. */
export function FirmHome({ session }: { session: CurrentSession | undefined }) {
  return (
    <>
      <WhoRow session={session} end={<LinkText onPress={() => void go('organizations/mine')}>切换</LinkText>} />
      <Hero
        call
        large={{
          icon: 'call',
          title: '企业有呼',
          detail: '有难处直接说，有人管到底',
          onPress: () => void go('cases/submit'),
        }}
        small={{ icon: 'code', title: '亮码', detail: '出示营业执照', onPress: () => void go('presentation/code') }}
      />
      <CallsSlot />
      <CertificatesSlot title="企业证照" />
      <View className="home-end" />
    </>
  );
}
