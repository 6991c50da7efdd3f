export function brighten() {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  // Not every browser grants it; the code is readable without.
  navigator.wakeLock?.request('screen').then(
    (granted) => {
      if (over) void granted.release();
      else lock = granted;
    },
    () => undefined,
  );
  return () => {
    over = true;
    void lock?.release();
  };
}

export const onScreenshot = () => () => undefined;

export function onVisibility(changed: (visible: boolean) => void) {
  const tell = () => changed(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
