import { dueWords } from '../../features/proof-requests/request-words.ts';
import { useRequestsToSupply } from '../../features/proof-requests/use-requests.ts';
import { go } from '../../platform/navigate.ts';
import { List, Row } from '../../ui/list.tsx';
import { Slot } from './slot.tsx';

/** 等您补材料: only when a department waits for the person; left alone, the request ends by itself. */
export function SupplySlot() {
  return (
    <Slot
      title="等您补材料"
      of={useRequestsToSupply()}
      quiet
      ready={(waiting) =>
        waiting.length === 0 ? null : (
          <List>
            {waiting.map((one) => (
              <Row
                key={one.id}
                badge={{ icon: 'page', tone: 'call' }}
                title={one.title}
                detail={dueWords(one) ?? ''}
                keepDetail
                onPress={() => void go('proof-requests/detail', { id: one.id })}
              />
            ))}
          </List>
        )
      }
    />
  );
}
