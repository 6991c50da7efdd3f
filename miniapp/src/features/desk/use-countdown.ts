import { useEffect, useState } from 'react';

/** Milliseconds left of an answer's `…InMs`, counted from when it came (`since`, this browser's clock). */
const left = (inMs: number, since: number) => Math.max(0, inMs - (Date.now() - since));

/** Whole seconds left; `over` is told once when they are gone. */
export function useCountdown(inMs: number, since: number, over?: () => void): number {
  const [ms, setMs] = useState(() => left(inMs, since));
  useEffect(() => {
    setMs(left(inMs, since));
    const timer = setInterval(() => {
      const now = left(inMs, since);
      setMs(now);
      if (now === 0) {
        clearInterval(timer);
        over?.();
      }
    }, 250);
    return () => clearInterval(timer);
    // `over` may be new at each render; the one of the beginning does the same.
  }, [inMs, since]);
  return Math.ceil(ms / 1000);
}

/** 「14:32」 */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** 「1 分 42 秒」 */
export const minutesWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
