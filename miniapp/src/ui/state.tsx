import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { dial } from '../platform/system';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import './state.css';

/** Gray cards in the shape of the coming content; no shimmer. */
export const Skeleton = ({ cards = 3, height = 117 }: { cards?: number; height?: number }) => (
  <View ariaBusy="true" className="sb-stack">
    {Array.from({ length: cards }, (_, i) => (
      <View key={i} ariaHidden className="sb-bone-card" style={{ minHeight: `${height}px` }}>
        <View className="sb-bone sb-bone-title" />
        <View className="sb-bone sb-bone-line" />
        <View className="sb-bone-foot">
          <View className="sb-bone sb-bone-half" />
          <View className="sb-bone sb-bone-end" />
        </View>
      </View>
    ))}
  </View>
);

/** One line of what is being asked of whom. */
export const Asking = ({ children }: { children: string }) => (
  <View ariaRole="status" className="sb-asking">
    <Icon name="again" size="m" />
    {children}
  </View>
);

export type Picture = 'counter' | 'papers' | 'cards' | 'lookers';

export interface EmptyProps {
  picture?: Picture;
  /** What will be here: 「还没有反映过事情」. */
  title: string;
  /** One sentence more. */
  children?: ReactNode;
  /** One action. */
  action?: { words: string; onPress: () => void; kind?: 'primary' | 'call' | 'soft' };
}

export const Empty = ({ picture = 'counter', title, children, action }: EmptyProps) => (
  <View className="sb-empty">
    <Drawing name={picture} />
    <View ariaRole="heading" ariaLevel={2} className="sb-t2 sb-mt-5">
      {title}
    </View>
    {children && <View className="sb-empty-words">{children}</View>}
    {action && (
      <View className="sb-empty-action">
        <Button kind={action.kind ?? 'primary'} onPress={action.onPress}>
          {action.words}
        </Button>
      </View>
    )}
  </View>
);

/** A thing, in gray lines and one accent; two masks, so both follow the theme. */
const Drawing = ({ name }: { name: Picture | 'no-answer' }) => (
  <View ariaHidden className={`sb-drawing sb-drawing-${name}`}>
    <View className="sb-drawing-lines" />
    <View className="sb-drawing-accent" />
  </View>
);

export interface FailedProps {
  /** What happened, and whose fault: 「登记中心暂时没有回应」. */
  what: string;
  /** What did not happen, and what to do: 「没有开出证明，您填的都还在」. */
  notDone: string;
  /** The main way on, usually 再试一次. */
  again?: { words?: string; icon?: IconName; onPress: () => void };
  /** Rows with other ways: go to a window, 12345. Without them a resident is shown 12345. */
  children?: ReactNode;
  /** To read out on the phone. */
  code?: string | undefined;
}

/** Never 系统繁忙, never a code alone. */
export const Failed = ({ what, notDone, again, children, code }: FailedProps) => (
  <View className="sb-failed">
    <Drawing name="no-answer" />
    <View ariaRole="alert">
      <View ariaRole="heading" ariaLevel={2} className="sb-t1 sb-mt-4">
        {what}
      </View>
      <View className="sb-ink-2 sb-mt-2">{notDone}</View>
    </View>
    {children && <View className="sb-mt-6">{children}</View>}
    {again && (
      <View className="sb-mt-6">
        <Button icon={again.icon ?? 'again'} onPress={again.onPress}>
          {again.words ?? '再试一次'}
        </Button>
      </View>
    )}
    {!children && (
      <View className="sb-failed-help">
        <Button kind="text" icon="phone" onPress={() => dial('12345')}>
          问人工 12345
        </Button>
      </View>
    )}
    {code && (
      <View className="sb-failed-code">
        问人工时报这个号：<View className="sb-failed-number">{code}</View>
      </View>
    )}
  </View>
);
