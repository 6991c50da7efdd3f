import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Chips, type ChipsProps } from './choice.tsx';
import { FieldError } from './field.tsx';

export interface ChipsFieldProps<V extends string> extends ChipsProps<V> {
  /** Under the label: why it is asked. */
  hint?: ReactNode;
  error?: string | undefined;
  /** What belongs to the choice just made. */
  children?: ReactNode;
}

/** A question answered with one of several chips: label, hint, chips and error as a Field has them. */
export const ChipsField = <V extends string>({ hint, error, children, ...chips }: ChipsFieldProps<V>) => (
  <View className="sb-field">
    <View ariaHidden className="sb-field-label">
      {chips.label}
    </View>
    {hint && <View className="sb-field-hint">{hint}</View>}
    <View className="sb-field-chips">
      <Chips {...chips} describedBy={error && chips.id ? `${chips.id}-error` : undefined} />
    </View>
    {children}
    {error && <FieldError {...(chips.id && { id: `${chips.id}-error` })}>{error}</FieldError>}
  </View>
);
