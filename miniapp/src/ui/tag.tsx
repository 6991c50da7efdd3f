import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './tag.css';

export type Tone = 'gray' | 'brand' | 'ok' | 'warn' | 'danger' | 'info' | 'call';

export interface TagProps {
  /** A state, at most 6 characters. Not a button. */
  children: string;
  tone?: Tone;
  /** Where color carries meaning. */
  icon?: IconName;
}

export const Tag = ({ children, tone = 'gray', icon }: TagProps) => (
  <View className={`sb-tag sb-tag-${tone}`}>
    {icon && <Icon name={icon} size="s" />}
    {children}
  </View>
);

export interface NoteProps {
  /** One or two lines. */
  children: ReactNode;
  tone?: Exclude<Tone, 'gray'>;
  icon?: IconName;
  /** True for what has just happened: it is read out at once. */
  now?: boolean;
  /** Something to do about it, at the right. */
  end?: ReactNode;
}

const icons = { brand: 'info', ok: 'tick', warn: 'warning', danger: 'warning', info: 'info', call: 'call' } as const;

/** A tinted box in the flow of the page. */
export const Note = ({ children, tone = 'info', icon = icons[tone], now, end }: NoteProps) => (
  <View ariaRole={now ? 'alert' : undefined} className={`sb-notice sb-notice-${tone}`}>
    <Icon name={icon} size="m" />
    <View className="sb-grow">{children}</View>
    {end}
  </View>
);
