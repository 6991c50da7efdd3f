import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { flag } from './flag.ts';
import './choice.css';
import './list.css';

export interface Option<V extends string> {
  value: V;
  words: string;
}

export interface SegmentedProps<V extends string> {
  /** What is being chosen, for screen readers. */
  label: string;
  /** 2–4 views of one list. */
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
}

export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
  return (
    <View ariaRole="tablist" ariaLabel={label} className="sb-segments">
      {options.map((option) => (
        <View
          key={option.value}
          ariaRole="tab"
          ariaSelected={flag(option.value === value)}
          className={`sb-segment${option.value === value ? ' sb-segment-on' : ''}`}
          onClick={() => onChange(option.value)}
        >
          {option.words}
        </View>
      ))}
    </View>
  );
}

export interface ChipsProps<V extends string> {
  label: string;
  options: readonly Option<V>[];
  /** Nothing chosen yet: undefined. */
  value: V | undefined;
  onChange: (value: V) => void;
  /** Share the row's width equally (up to five short words). */
  even?: boolean;
  id?: string;
  /** Id of what is said about it: read out when it gets the focus. */
  describedBy?: string | undefined;
}

/** One of several choices in a form. */
export function Chips<V extends string>({ label, options, value, onChange, even, id, describedBy }: ChipsProps<V>) {
  return (
    <View
      id={id}
      tabIndex={id ? -1 : undefined}
      ariaRole="radiogroup"
      ariaLabel={label}
      ariaDescribedby={describedBy}
      className={`sb-chips${even ? ' sb-chips-even' : ''}`}
    >
      {options.map((option) => (
        <View
          key={option.value}
          ariaRole="radio"
          ariaChecked={flag(option.value === value)}
          className={`sb-chip${option.value === value ? ' sb-chip-on' : ''}`}
          onClick={() => onChange(option.value)}
        >
          {option.words}
        </View>
      ))}
    </View>
  );
}

export interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** An optional consent starts unticked. */
  children: ReactNode;
  /** Second line: what ticking brings. */
  detail?: ReactNode;
  /** At the right: a Tag. */
  end?: ReactNode;
  id?: string;
}

export const Checkbox = ({ checked, onChange, children, detail, end, id }: CheckboxProps) => (
  <View id={id} ariaRole="checkbox" ariaChecked={flag(checked)} className="sb-check" onClick={() => onChange(!checked)}>
    <View className={`sb-check-box${checked ? ' sb-check-box-on' : ''}`}>
      {checked && <Icon name="tick" size="m" />}
    </View>
    <View className="sb-grow">
      <View className={detail ? 'sb-strong' : ''}>{children}</View>
      {detail && <View className="sb-small sb-ink-3">{detail}</View>}
    </View>
    {end}
  </View>
);

export interface SwitchProps {
  on: boolean;
  /** Acts at once. */
  onChange: (on: boolean) => void;
  title: string;
  /** Its effect, written under it. */
  effect: string;
}

export const Switch = ({ on, onChange, title, effect }: SwitchProps) => (
  <View
    ariaRole="switch"
    ariaChecked={flag(on)}
    ariaLabel={`${title}，${effect}`}
    className="sb-list-row"
    onClick={() => onChange(!on)}
  >
    <View className="sb-grow">
      <View className="sb-strong">{title}</View>
      <View className="sb-small sb-ink-3">{effect}</View>
    </View>
    <View className={`sb-switch${on ? ' sb-switch-on' : ''}`}>
      <View className="sb-switch-knob" />
    </View>
  </View>
);
