import { Input, Text, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { focusOn } from '../platform/system';
import { Icon } from './icon.tsx';
import './field.css';

export interface FieldProps {
  /** Also where ErrorSummary jumps to: unique on the page. */
  id: string;
  /** Above the field; there is no placeholder in its place. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Under the label: the form expected, or why it is asked. */
  hint?: ReactNode;
  /** What is wrong and how to fix it: 「身份证号少了 4 位，请再核对一下」. */
  error?: string | undefined;
  /** 「（可不填）」 after the label. */
  optional?: boolean;
  type?: 'text' | 'number' | 'digit' | 'idcard';
  password?: boolean;
  /** In characters; counted for the user in a TextArea. */
  max?: number;
  /** H5: what the browser may fill in; off unless said. */
  autoComplete?: string;
  onConfirm?: () => void;
}

export interface FieldErrorProps {
  children: string;
  id?: string;
  /** True for what has just happened away from the summary: it is read out at once. */
  now?: boolean;
}

/** What is wrong and how to fix it, under the field or group it is about. */
export const FieldError = ({ children, id, now }: FieldErrorProps) => (
  <View id={id} ariaRole={now ? 'alert' : undefined} className="sb-field-error">
    <Icon name="warning" size="m" />
    <View className="sb-grow">{children}</View>
  </View>
);

function Frame({ id, label, hint, error, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <View className="sb-field">
      <View id={`${id}-label`} className="sb-field-label">
        {label}
        {optional && <Text className="sb-field-optional">（可不填）</Text>}
      </View>
      {hint && (
        <View id={`${id}-hint`} className="sb-field-hint">
          {hint}
        </View>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </View>
  );
}

const told = ({ id, label, hint, error }: FieldProps) => ({
  ariaLabel: label,
  ariaInvalid: error !== undefined,
  ariaDescribedby: [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

/** One line of text. */
export function Field(props: FieldProps) {
  const { id, value, onChange, error, type = 'text', password, max = -1, autoComplete, onConfirm } = props;
  return (
    <Frame {...props}>
      <View className={`sb-field-box${error ? ' sb-field-box-wrong' : ''}`}>
        <Input
          id={id}
          className="sb-field-input"
          type={type}
          password={password ?? false}
          value={value}
          maxlength={max}
          {...(autoComplete ? { autoComplete } : {})}
          {...told(props)}
          onInput={(event) => onChange(event.detail.value)}
          onConfirm={onConfirm}
        />
      </View>
    </Frame>
  );
}

/** Several lines of text, with a count when there is a `max`. */
export function TextArea(props: FieldProps) {
  const { id, value, onChange, error, max = -1 } = props;
  return (
    <Frame {...props}>
      <View className={`sb-field-box sb-field-box-tall${error ? ' sb-field-box-wrong' : ''}`}>
        <Textarea
          id={id}
          className="sb-field-input sb-field-area"
          value={value}
          maxlength={-1}
          {...told(props)}
          onInput={(event) => onChange(event.detail.value)}
        />
      </View>
      {max > 0 && (
        <View className="sb-field-count">
          {[...value].length} / {max}
        </View>
      )}
    </Frame>
  );
}

export interface ErrorSummaryProps {
  /** In the fields' order; the same words as at the field. Shown from two on; focus moves here when `id` is focused. */
  errors: readonly { field: string; words: string }[];
}

export const errorSummaryId = 'sb-error-summary';

/** On top of a form after a failed submit; each line jumps to its field. Call `focusOnErrors` after setting the errors. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  if (errors.length < 2) return null;
  return (
    <View id={errorSummaryId} tabIndex={-1} ariaRole="alert" className="sb-errors">
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        有 {errors.length} 处要改
      </View>
      {errors.map(({ field, words }) => (
        <View key={field} ariaRole="link" className="sb-errors-line" onClick={() => focusOn(field)}>
          {words}
        </View>
      ))}
    </View>
  );
}

/** Moves to the summary, or to the only wrong field. */
export function focusOnErrors(errors: ErrorSummaryProps['errors']) {
  const target = errors.length > 1 ? errorSummaryId : errors[0]?.field;
  if (target) setTimeout(() => focusOn(target), 0);
}
