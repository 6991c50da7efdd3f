import { View } from '@tarojs/components';
import { useState } from 'react';
import { ResourceView } from '../../resource/resource-view.tsx';
import { DeskPage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { Applications } from './applications.tsx';
import { Counter } from './counter.tsx';
import { History } from './history.tsx';
import { Identification } from './identification.tsx';
import { AtWindow } from './receipt.tsx';
import { TopBar, type DeskTab } from './top-bar.tsx';
import { isClerk, toSignIn, useClerk, type ClerkSession } from './use-clerk.ts';
import { useCounter } from './use-counter.ts';
import { useHidden } from './use-hidden.ts';
import { InSight, useKeys } from './use-keys.ts';
import './desk.css';
import './picking.css';
import './waiting.css';
import './reading.css';

/** The clerk's whole screen. The counter stays when another view is looked at: its grant lives in memory only. */
export function Desk({ start }: { start: DeskTab }) {
  const { loaded, signedOut, leave } = useClerk();
  const staff = loaded.resource.state === 'ready' ? loaded.resource.data : undefined;
  return (
    <DeskPage title="窗口工作台">
      <View className="desk">
        {staff && isClerk(staff) ? (
          <Workbench clerk={staff} start={start} leave={leave} />
        ) : (
          <View className="desk-door" ariaRole="main">
            {!signedOut && (
              <ResourceView
                of={loaded}
                isEmpty={() => true}
                empty={
                  <Empty title="这里是窗口工作台" action={{ words: '重新登录', onPress: toSignIn }}>
                    请用窗口人员的工号，在登记过的窗口电脑上登录。
                  </Empty>
                }
                skeleton={<Skeleton cards={2} height={160} />}
                ready={() => null}
              />
            )}
          </View>
        )}
      </View>
    </DeskPage>
  );
}

interface WorkbenchProps {
  clerk: ClerkSession;
  start: DeskTab;
  leave: () => Promise<void>;
}

function Workbench({ clerk, start, leave }: WorkbenchProps) {
  const [tab, setTab] = useState(start);
  const [looked, setLooked] = useState<string>();
  const counter = useCounter();
  const hidden = useHidden();
  const lock = () => {
    void counter.letGo().then(leave);
  };
  useKeys({ 'Alt L': lock });
  const { hallName, windowName } = clerk.terminal;
  return (
    <AtWindow.Provider value={`${hallName} ${windowName}`}>
      <TopBar clerk={clerk} tab={tab} onTab={setTab} onLeave={lock} />
      <InSight.Provider value={tab === 'counter'}>
        <View hidden={tab !== 'counter'} className={tab === 'counter' ? 'desk-place' : ''}>
          <Counter
            counter={counter}
            hidden={hidden || tab !== 'counter'}
            onPaper={(number) => {
              setLooked(number);
              setTab('applications');
              counter.next();
            }}
          />
        </View>
      </InSight.Provider>
      {tab === 'applications' && <Applications looked={looked} onLook={setLooked} />}
      {tab === 'history' && <History />}
      {tab === 'identification' && <Identification hidden={hidden} />}
    </AtWindow.Provider>
  );
}
