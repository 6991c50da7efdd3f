import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { More } from '../../resource/more.tsx';
import { ResourceView } from '../../resource/resource-view.tsx';
import type { Loaded } from '../../resource/use-resource.ts';
import { Empty, Skeleton } from '../../ui/state.tsx';

interface Page {
  items: readonly unknown[];
}

export interface QueueRowsProps<P extends Page> {
  queue: {
    first: Loaded<P>;
    items: readonly P['items'][number][];
    more: { working: boolean; load: () => void } | undefined;
  };
  /** Said when there is none. */
  none: string;
  row: (one: P['items'][number]) => ReactNode;
}

/** The rows of a desk's list, page by page. */
export function QueueRows<P extends Page>({ queue: { first, items, more }, none, row }: QueueRowsProps<P>) {
  return (
    <View className="handling-rows">
      <ResourceView
        of={first}
        isEmpty={(page) => page.items.length === 0}
        empty={<Empty title={none}>有新的会自动出现。</Empty>}
        skeleton={<Skeleton cards={4} height={70} />}
        ready={() => (
          <>
            {items.map(row)}
            {more && (
              <View className="handling-more">
                <More more={more} words="再看 20 件" />
              </View>
            )}
          </>
        )}
      />
    </View>
  );
}
