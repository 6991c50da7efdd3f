import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { flag } from './flag.ts';
import './button.css';

export type ButtonKind = 'primary' | 'call' | 'outline' | 'outline-ink' | 'soft' | 'text' | 'danger';

export interface ButtonProps {
  /** A verb and a thing, at most 8 characters. */
  children: ReactNode;
  onPress: () => void;
  /** One `primary` a page; `call` only for 有呼; `danger` is a text button for 举报, 作废. */
  kind?: ButtonKind;
  icon?: IconName;
  /** While true: shows `workingLabel`, ignores taps. A button is never grayed out because a form is unfinished. */
  working?: boolean;
  /** 「正在开…」 */
  workingLabel?: string;
  /** As wide as its words, at the least touch height. */
  small?: boolean;
  /** The key that presses it, on the desk: drawn as a KeyCap. */
  keyCap?: ReactNode;
  label?: string;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    kind = 'primary',
    icon,
    working = false,
    workingLabel = '正在办…',
    small,
    keyCap,
    label,
  } = props;
  return (
    <View
      ariaRole="button"
      ariaLabel={label}
      ariaBusy={flag(working)}
      className={`sb-button sb-button-${kind}${small ? ' sb-button-small' : ''}${working ? ' sb-button-working' : ''}`}
      hoverClass={working ? 'none' : 'sb-button-down'}
      onClick={working ? noop : onPress}
    >
      {icon && !working && <Icon name={icon} size={small ? 'm' : 'l'} />}
      {working ? workingLabel : children}
      {keyCap}
    </View>
  );
}

const noop = () => undefined;

export interface ChoicePairProps {
  /** Left: saying no. */
  refuse: { label: string; onPress: () => void; working?: boolean };
  /** Right: saying yes. */
  agree: { label: string; onPress: () => void; working?: boolean };
  /** True when both answers weigh the same (没修好 | 修好了): neither is filled. */
  even?: boolean;
}

/** Two equal columns, refusal left, agreement right: the only place with two big buttons. */
export function ChoicePair({ refuse, agree, even = false }: ChoicePairProps) {
  const busy = refuse.working || agree.working;
  return (
    <View className="sb-pair">
      <Button kind="outline-ink" working={refuse.working} onPress={busy ? noop : refuse.onPress}>
        {refuse.label}
      </Button>
      <Button kind={even ? 'outline-ink' : 'primary'} working={agree.working} onPress={busy ? noop : agree.onPress}>
        {agree.label}
      </Button>
    </View>
  );
}
