import { proofRequestsApi } from 'shared/proof-requests.ts';
import { call } from '../../platform/call.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { useResource } from '../../resource/use-resource.ts';
import { List, Row } from '../../ui/list.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { whenWords } from '../../ui/when.ts';

export interface LooksSheetProps {
  id: string;
  onClose: () => void;
}

/** When the department opened this request, newest first; asked only when the applicant wants to know. */
export function LooksSheet({ id, onClose }: LooksSheetProps) {
  const looks = useResource(`request looks ${id}`, () => call(proofRequestsApi.looks, { id }));
  return (
    <Sheet open title="谁看过这份申请" onClose={onClose}>
      <ResourceView
        of={looks}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty picture="lookers" title="还没有人看过" />}
        skeleton={<Skeleton cards={2} height={56} />}
        ready={({ items }) => (
          <List label="看过的单位">
            {items.map(({ id: key, organization, at }) => (
              <Row key={key} title={organization} detail={whenWords(at)} keepDetail />
            ))}
          </List>
        )}
      />
    </Sheet>
  );
}
