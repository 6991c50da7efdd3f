import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { freshKeys } from '../../features/proofs/verification-keys.ts';
import { useSession } from '../../resource/session.ts';
import { Brand } from '../../ui/brand.tsx';
import { useElder } from '../../ui/look.ts';
import { Page } from '../../ui/page.tsx';
import { ElderHome } from './elder-home.tsx';
import { FirmHome } from './firm-home.tsx';
import { ResidentHome } from './resident-home.tsx';
import './home.css';

export default function HomeTab() {
  const session = useSession();
  const elder = useElder();
  // With them a proof can be verified later where there is no network.
  useEffect(() => void freshKeys(), []);
  const Home = elder ? ElderHome : session?.acting ? FirmHome : ResidentHome;
  return (
    <Page
      title="随办"
      tab="home"
      header={
        <>
          <Brand />
          {session?.district && <View className="home-district">{session.district}</View>}
        </>
      }
    >
      <Home session={session} />
    </Page>
  );
}
