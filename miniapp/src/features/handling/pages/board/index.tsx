import { View } from '@tarojs/components';
import type { Light } from 'shared/deadlines.ts';
import type { HandlingView } from 'shared/handling.ts';
import type { StaffSession } from 'shared/staff.ts';
import { useState } from 'react';
import { Empty } from '../../../../ui/state.tsx';
import { BoardList } from '../../board-list.tsx';
import { HandledCaseView } from '../../handled-case.tsx';
import { StaffFrame } from '../../staff-frame.tsx';
import { useBoard } from '../../use-board.ts';

export default function HandlingBoard() {
  return <StaffFrame here="handling/board">{(staff) => <Board staff={staff} />}</StaffFrame>;
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
