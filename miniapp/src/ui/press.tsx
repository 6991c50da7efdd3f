import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './press.css';

export interface PressProps {
  onPress: () => void;
  children: ReactNode;
  /** What a screen reader says when the words inside do not say it (an icon, a masked number). */
  label?: string;
  /** `link` opens a page; anything else is a button. */
  role?: 'button' | 'link';
  /** A link to the page that is open. */
  current?: boolean;
  id?: string;
  className?: string;
}

/** Anything that can be tapped and is not a Button or Row: reachable by key, announced, shows the touch. */
export function Press({ onPress, children, label, role = 'button', current, id, className = '' }: PressProps) {
  return (
    <View
      id={id}
      ariaRole={role}
      ariaLabel={label}
      ariaCurrent={current ? 'page' : undefined}
      className={`sb-press ${className}`}
      hoverClass="sb-pressed"
      onClick={onPress}
    >
      {children}
    </View>
  );
}
