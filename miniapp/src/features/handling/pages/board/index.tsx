import { View } from '@tarojs/components';
import type { Light } from 'shared/deadlines.ts';
import type { HandlingView } from 'shared/handling.ts';
import type { StaffSession } from 'shared/staff.ts';
import { useState } from 'react';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { Brand } from '../../../../ui/brand.tsx';
import { LinkText } from '../../../../ui/card.tsx';
import { DeskPage } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { BoardList } from '../../board-list.tsx';
import { HandledCaseView } from '../../handled-case.tsx';
import { useBoard } from '../../use-board.ts';
import { handlesCases, toSignIn, useHandler } from '../../use-handler.ts';
import '../../handling.css';

export default function HandlingBoard() {
  const { loaded, leave } = useHandler();
  const { resource } = loaded;
  const staff = resource.state === 'ready' ? resource.data : undefined;
  const signedOut = resource.state === 'failed' && resource.error.status === 401;
  return (
    <DeskPage title="有呼办理">
      <View className="handling">
        <View className="handling-top">
          <Brand />
          <View className="handling-app sb-ink-2">有呼办理</View>
          <View className="sb-grow" />
          {staff && (
            <>
              <View className="handling-who">
                {staff.unitName} · {staff.name}
              </View>
              <LinkText icon="leave" onPress={leave}>
                退出
              </LinkText>
            </>
          )}
        </View>
        {signedOut ? (
          <Empty title="请先登录" action={{ words: '登录', onPress: toSignIn }}>
            用工号和密码登录后，就能看到等您办的有呼。
          </Empty>
        ) : (
          <ResourceView
            of={loaded}
            isEmpty={(who) => !handlesCases(who)}
            empty={<Empty title="您没有办理有呼的权限">窗口人员请到窗口页面；如需开通，请联系管理员。</Empty>}
            ready={(who) => <Board staff={who} />}
          />
        )}
      </View>
    </DeskPage>
  );
}

function Board({ staff }: { staff: StaffSession }) {
  const [view, setView] = useState<HandlingView>('todo');
  const [light, setLight] = useState<Light['color']>();
  const [selected, setSelected] = useState<string>();
  const board = useBoard(view, light);
  return (
    <View
      className={`handling-board${selected ? ' handling-board-open' : ''}`}
      ariaRole="main"
      ariaLabel={`${staff.unitName}的有呼`}
    >
      <BoardList
        board={board}
        view={view}
        onView={(next) => {
          setView(next);
          setLight(undefined);
          setSelected(undefined);
        }}
        light={light}
        onLight={(next) => {
          setLight(next);
          setSelected(undefined);
        }}
        selected={selected}
        onSelect={setSelected}
      />
      {selected === undefined ? (
        <View className="handling-case handling-none">
          <Empty title="从左边选一件">打开就会记下，群众查得到谁看过。</Empty>
        </View>
      ) : (
        <HandledCaseView
          key={selected}
          id={selected}
          onMoved={board.first.reload}
          onBack={() => setSelected(undefined)}
        />
      )}
    </View>
  );
}
