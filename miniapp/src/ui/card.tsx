import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Press } from './press.tsx';
import './card.css';

export interface CardProps {
  children: ReactNode;
  /** Less air inside (10 px above and below). */
  tight?: boolean;
  label?: string;
}

/** White, rounded, flat. Put cards into a `Stack`. */
export const Card = ({ children, tight, label }: CardProps) => (
  <View ariaRole={label ? 'group' : undefined} ariaLabel={label} className={`sb-card${tight ? ' sb-card-tight' : ''}`}>
    {children}
  </View>
);

/** Cards one under another at the right distance. */
export const Stack = ({ children }: { children: ReactNode }) => <View className="sb-stack">{children}</View>;

export interface SectionProps {
  title: string;
  children: ReactNode;
  /** At the right, when nothing is opened there: 「马上能开」. */
  note?: string;
  /** A link at the right: 「全部 11 张」. */
  more?: { words: string; onPress: () => void };
}

/** A heading of the second level over its content. */
export const Section = ({ title, children, note, more }: SectionProps) => (
  <View>
    <View className="sb-section-head">
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        {title}
      </View>
      {note && <View className="sb-small sb-ink-3">{note}</View>}
      {more && (
        <LinkText chevron onPress={more.onPress}>
          {more.words}
        </LinkText>
      )}
    </View>
    {children}
  </View>
);

export interface LinkTextProps {
  children: ReactNode;
  onPress: () => void;
  icon?: IconName;
  chevron?: boolean;
  label?: string;
}

/** Words in the brand color that can be tapped, 44 px high. */
export const LinkText = ({ children, onPress, icon, chevron, label }: LinkTextProps) => (
  <Press role="link" className="sb-link" label={label} onPress={onPress}>
    {icon && <Icon name={icon} size="m" />}
    <View>{children}</View>
    {chevron && <Icon name="chevron" size="s" />}
  </Press>
);

export interface BadgeProps {
  icon: IconName;
  tone?: 'brand' | 'call' | 'info' | 'ok' | 'warn' | 'danger' | 'gray';
  round?: boolean;
}

/** An icon in a tinted box: decoration beside words. */
export const Badge = ({ icon, tone = 'brand', round }: BadgeProps) => (
  <View className={`sb-badge sb-badge-${tone}${round ? ' sb-badge-round' : ''}`}>
    <Icon name={icon} />
  </View>
);

export interface KeyValueProps {
  name: string;
  children: ReactNode;
}

/** One fact: its name, its value; stacked in 长辈版. Siblings get a hairline between them. */
export const KeyValue = ({ name, children }: KeyValueProps) => (
  <View className="sb-fact">
    <View className="sb-fact-name">{name}</View>
    <View className="sb-fact-value">{children}</View>
  </View>
);
