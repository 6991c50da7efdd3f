import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';

export interface ActionBarProps<S extends string> {
  /** What can be done now, the usual one first. */
  steps: readonly S[];
  words: (step: S) => string;
  /** The step that needs no form. */
  atOnce: S;
  /** The step that is never the usual one. */
  rare?: S;
  working: boolean;
  onAtOnce: () => void;
  /** The step whose form is open. */
  open: S | undefined;
  onOpen: (step: S) => void;
  form: (step: S) => ReactNode;
}

/** One filled button, the usual next step; a step that needs words opens its form in the bar's place. */
export function ActionBar<S extends string>(props: ActionBarProps<S>) {
  const { steps, words, atOnce, rare, working, onAtOnce, open, onOpen, form } = props;
  if (steps.length === 0)
    return <View className="handling-foot sb-small sb-ink-3">现在不用您办。您每看一次，群众都查得到。</View>;
  if (open !== undefined && steps.includes(open)) return <View className="handling-foot">{form(open)}</View>;
  return (
    <View className="handling-foot handling-actions">
      {steps.map((name, index) => (
        <Button
          key={name}
          kind={index === 0 && name !== rare ? 'primary' : 'outline-ink'}
          working={working && name === atOnce}
          onPress={() => (name === atOnce ? onAtOnce() : onOpen(name))}
        >
          {words(name)}
        </Button>
      ))}
      <View className="sb-grow" />
      <View className="sb-note sb-ink-3">您每看一次，群众都查得到。</View>
    </View>
  );
}
