import { List, Row } from '../ui/list.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Empty, Skeleton } from '../ui/state.tsx';
import { whenWords } from '../ui/when.ts';
import { ResourceView } from './resource-view.tsx';
import type { Loaded } from './use-resource.ts';

export interface LooksSheetProps {
  /** 「谁看过这一件」 */
  title: string;
  /** Newest first. */
  of: Loaded<{ id: string; who: string; at: string }[]>;
  onClose: () => void;
}

/** Who opened something of mine and when; asked only when the person wants to know. */
export const LooksSheet = ({ title, of, onClose }: LooksSheetProps) => (
  <Sheet open title={title} onClose={onClose}>
    <ResourceView
      of={of}
      isEmpty={(looks) => looks.length === 0}
      empty={<Empty picture="lookers" title="还没有人看过" />}
      skeleton={<Skeleton cards={2} height={56} />}
      ready={(looks) => (
        <List label="看过的单位">
          {looks.map(({ id, who, at }) => (
            <Row key={id} title={who} detail={whenWords(at)} keepDetail />
          ))}
        </List>
      )}
    />
  </Sheet>
);
