import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { ResourceView } from '../../resource/resource-view.tsx';
import type { Loaded } from '../../resource/use-resource.ts';
import { LinkText } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/state.tsx';

export interface OpenedFrameProps<T> {
  /** Read out for the part that scrolls. */
  label: string;
  of: Loaded<T>;
  /** Why the last step was refused. */
  error: { title: string; detail: string } | undefined;
  onAgain: () => void;
  onBack: () => void;
  panel: (one: T) => ReactNode;
  foot: (one: T) => ReactNode;
}

/** The right column: one thing that scrolls, and under it what can be done with it. */
export function OpenedFrame<T>({ label, of, error, onAgain, onBack, panel, foot }: OpenedFrameProps<T>) {
  return (
    <View className="handling-case">
      <View className="handling-back">
        <LinkText icon="back" onPress={onBack}>
          回到列表
        </LinkText>
      </View>
      <View className="handling-scroll" tabIndex={0} ariaRole="region" ariaLabel={label}>
        <Refused error={error} onAgain={onAgain} />
        <ResourceView
          of={of}
          isEmpty={() => false}
          empty={null}
          skeleton={<Skeleton cards={2} height={220} />}
          ready={panel}
        />
      </View>
      {of.resource.state === 'ready' && foot(of.resource.data)}
    </View>
  );
}
