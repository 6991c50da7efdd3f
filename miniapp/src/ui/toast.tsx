import { View } from '@tarojs/components';
import { useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';
import './toast.css';

const listeners = new Set<() => void>();
let words = '';
let ending: ReturnType<typeof setTimeout> | undefined;

function say(next: string) {
  words = next;
  for (const changed of listeners) changed();
}

/** 「已复制」「存好了」: only for what worked and needs no answer; never an error, never a reason. */
export function toast(text: string) {
  clearTimeout(ending);
  ending = setTimeout(() => say(''), 2_400);
  say(text);
}

const watch = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const now = () => words;

/** Drawn once by Page. */
export function Toast() {
  const text = useSyncExternalStore(watch, now, now);
  return (
    <View ariaRole="status" ariaLive="polite" className="sb-toasts">
      {text !== '' && (
        <View className="sb-toast">
          <Icon name="tick" size="m" />
          {text}
        </View>
      )}
    </View>
  );
}
