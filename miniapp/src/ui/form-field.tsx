import { View } from '@tarojs/components';
import type { FormField } from 'shared/form-fields.ts';
import { Chips } from './choice.tsx';
import { Field, TextArea } from './field.tsx';

export interface FormFieldViewProps {
  id: string;
  field: FormField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** One field of a form that is data. */
export function FormFieldView({ id, field, value, onChange, error }: FormFieldViewProps) {
  const { label, kind, optional, hint, max, options } = field;
  const props = { id, label, optional, value, onChange, error, hint: hint ?? undefined };
  if (kind === 'text') return <TextArea {...props} max={max} />;
  if (kind === 'line') return <Field {...props} max={max} />;
  if (kind === 'date') return <Field {...props} hint={[hint, '例：2016-01-01'].filter(Boolean).join('。')} max={12} />;
  return (
    <View className="sb-field">
      <View className="sb-field-label">{label}</View>
      {hint && <View className="sb-field-hint">{hint}</View>}
      <Chips
        id={id}
        label={label}
        options={options.map((words) => ({ value: words, words }))}
        value={value === '' ? undefined : value}
        onChange={onChange}
      />
      {error && <View className="sb-small sb-in-danger">{error}</View>}
    </View>
  );
}
