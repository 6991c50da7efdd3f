import { useSyncExternalStore } from 'react';
import { forget, keep, kept } from '../platform/storage.ts';
import { dark } from '../platform/system';

const key = 'sb-elder';
const listeners = new Set<() => void>();

const watchElder = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const isElder = () => kept(key) === 'on';

/** Turns 长辈版 on or off for every page, and remembers it on this phone. */
export function setElder(on: boolean) {
  if (on) keep(key, 'on');
  else forget(key);
  for (const changed of listeners) changed();
}

export const useElder = () => useSyncExternalStore(watchElder, isElder, isElder);
export const useDark = () => useSyncExternalStore(dark.watch, dark.now, dark.now);

/** Class names of the outermost View; give them to anything drawn outside of a page, too. */
export function useRootClass() {
  const elder = useElder() ? ' sb-elder' : '';
  const night = useDark() ? ' sb-dark' : '';
  return `sb-root${elder}${night}`;
}
