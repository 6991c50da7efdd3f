import { go, goTab } from '../../platform/navigate.ts';
import { List, Row } from '../../ui/list.tsx';
import { Slot } from './slot.tsx';
import { useCalls } from './use-calls.ts';

/** 等您处理: only when something waits for the person; the newest one, then how many more. */
export function WaitingSlot() {
  const calls = useCalls('resident');
  return (
    <Slot
      title="等您处理"
      of={calls}
      quiet
      ready={(items) => {
        const waiting = items.filter(({ status }) => status === 'resolved');
        const [newest] = waiting;
        if (!newest) return null;
        return (
          <List>
            <Row
              badge={{ icon: 'call', tone: 'call' }}
              title={newest.title}
              detail={`${newest.unitName ?? '办理单位'}说办完了，您看是不是`}
              keepDetail
              onPress={() => void go('cases/detail', { id: newest.id })}
            />
            {waiting.length > 1 && <Row title={`还有 ${waiting.length - 1} 件`} onPress={() => void goTab('cases')} />}
          </List>
        );
      }}
    />
  );
}
