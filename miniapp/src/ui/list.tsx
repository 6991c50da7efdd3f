import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Badge, type BadgeProps } from './card.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Press } from './press.tsx';
import './list.css';

/** Rows on one card, a hairline between them. */
export const List = ({ children, label }: { children: ReactNode; label?: string }) => (
  <View ariaRole="group" ariaLabel={label} className="sb-list">
    {children}
  </View>
);

export interface RowProps {
  /** What it is; bold when there is a second line. */
  title: ReactNode;
  /** Second line. In 长辈版 it drops out unless `keepDetail`. */
  detail?: ReactNode;
  keepDetail?: boolean;
  icon?: IconName;
  /** An icon in a tinted box instead. */
  badge?: BadgeProps;
  /** At the right end, in 长辈版 under the words: a Tag, Light, number or word. */
  end?: ReactNode;
  /** The whole row is the target. It gets a chevron: a row that can be tapped opens a page. */
  onPress?: () => void;
  label?: string;
}

export function Row({ title, detail, keepDetail, icon, badge, end, onPress, label }: RowProps) {
  const inside = (
    <>
      {badge && <Badge {...badge} />}
      {icon && <Icon name={icon} />}
      <View className="sb-list-main">
        <View className="sb-list-words">
          <View className={detail ? 'sb-strong' : ''}>{title}</View>
          {detail && <View className={`sb-list-detail${keepDetail ? ' sb-list-detail-kept' : ''}`}>{detail}</View>}
        </View>
        {end}
      </View>
      {onPress && <Icon name="chevron" size="m" />}
    </>
  );
  const look = `sb-list-row${icon || badge ? ' sb-list-row-icon' : ''}`;
  if (!onPress) return <View className={look}>{inside}</View>;
  return (
    <Press role="link" className={look} label={label} onPress={onPress}>
      {inside}
    </Press>
  );
}
