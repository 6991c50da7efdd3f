import type { ReactNode } from 'react';
import type { Loaded } from '../../resource/use-resource.ts';
import { Section } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Skeleton } from '../../ui/state.tsx';

export interface SlotProps<T> {
  title: string;
  of: Loaded<T>;
  /** Null: nothing to show, the slot disappears. */
  ready: (data: T) => ReactNode;
  more?: (data: T) => { words: string; onPress: () => void };
  /** While it is unknown whether there is anything: show nothing at all. */
  quiet?: boolean;
}

/** One part of home with its own four states: a slow department never holds up the others. */
export function Slot<T>({ title, of: { resource, reload }, ready, more, quiet = false }: SlotProps<T>) {
  if (resource.state === 'loading') {
    if (quiet || resource.pace === 'early') return null;
    return (
      <Section title={title}>
        <Skeleton cards={1} height={86} />
      </Section>
    );
  }
  if (resource.state === 'failed') {
    return (
      <Section title={title}>
        <List>
          <Row title={resource.error.title} detail="点一下再取一次" keepDetail icon="again" onPress={reload} />
        </List>
      </Section>
    );
  }
  const content = ready(resource.data);
  if (content === null) return null;
  return (
    <Section title={title} {...(more && { more: more(resource.data) })}>
      {content}
    </Section>
  );
}
