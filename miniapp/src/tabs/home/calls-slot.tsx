import type { CaseSummary } from 'shared/cases.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { Light } from '../../ui/light.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Slot } from './slot.tsx';
import { useCalls } from './use-calls.ts';

const SHOWN = 3;

/** The firm's newest open calls with their lights. */
export function CallsSlot() {
  const calls = useCalls('firm');
  return (
    <Slot
      title="我们反映的"
      of={calls}
      more={(items) => ({
        words: items.length === 20 ? '全部' : `全部 ${items.length} 件`,
        onPress: () => void goTab('cases'),
      })}
      ready={(items) => {
        const open = items.filter(isOpen).slice(0, SHOWN);
        return (
          <List>
            {open.map((item) => (
              <Row
                key={item.id}
                title={item.title}
                detail={
                  item.status === 'resolved' ? '说办完了，等您看' : item.unitName ? `${item.unitName}在办` : '正在受理'
                }
                keepDetail
                end={item.light && <Light light={item.light.color} words={item.light.words} />}
                onPress={() => void go('cases/detail', { id: item.id })}
              />
            ))}
            {open.length === 0 && (
              <Row
                title="没有在办的"
                detail="有难处点上面的企业有呼"
                keepDetail
                icon="tick"
                onPress={() => void goTab('cases')}
              />
            )}
          </List>
        );
      }}
    />
  );
}

const over: readonly CaseSummary['status'][] = ['answered', 'rated', 'archived', 'declined'];
const isOpen = ({ status }: CaseSummary) => !over.includes(status);
