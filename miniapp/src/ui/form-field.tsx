import { View } from '@tarojs/components';
import type { FormField } from 'shared/form-fields.ts';
import { ChipsField } from './chips-field.tsx';
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
  if (kind === 'date') {
    const hints = (
      <>
        {hint && <View>{hint}</View>}
        <View>例：2016-01-01</View>
      </>
    );
    return <Field {...props} hint={hints} max={12} />;
  }
  return (
    <ChipsField
      id={id}
      label={label}
      hint={hint}
      options={options.map((words) => ({ value: words, words }))}
      value={value === '' ? undefined : value}
      onChange={onChange}
      error={error}
    />
  );
}
