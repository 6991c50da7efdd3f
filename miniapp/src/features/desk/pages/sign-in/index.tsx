import { View } from '@tarojs/components';
import type { TerminalPlace } from 'shared/staff.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { Brand } from '../../../../ui/brand.tsx';
import { DeskPage } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/state.tsx';
import { Enrolment } from '../../enrolment.tsx';
import { SignIn } from '../../sign-in.tsx';
import { useTerminal } from '../../use-clerk.ts';
import '../../desk.css';

/** First this computer becomes a window's terminal, then the clerk logs in on it. */
export default function DeskSignIn() {
  const { loaded, enrol } = useTerminal();
  return (
    <DeskPage title="窗口工作台">
      <View className="desk-door" ariaRole="main">
        <View className="sb-row sb-gap-2">
          <Brand />
          <View className="sb-ink-2">窗口工作台</View>
        </View>
        <View className="sb-mt-4">
          <ResourceView<{ terminal: TerminalPlace | null }>
            of={loaded}
            isEmpty={({ terminal }) => terminal === null}
            empty={<Enrolment enrol={enrol} />}
            skeleton={<Skeleton cards={1} height={260} />}
            ready={({ terminal }) => terminal && <SignIn terminal={terminal} />}
          />
        </View>
      </View>
    </DeskPage>
  );
}
