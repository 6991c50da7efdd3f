import { createContext, useContext, useEffect, useRef } from 'react';
import { onKeys, type KeyPress } from '../../platform/keys.ts';
import { HAND_MS, scannerGun } from './scanner-gun.ts';

/** By the words printed on the key caps: `1`, `Enter`, `Esc`, `F9`, `Alt N`. A missing act leaves the key alone. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

const capOf = ({ key, code, alt }: KeyPress) => {
  if (alt) return `Alt ${code.replace(/^Key/, '')}`;
  return key === 'Escape' ? 'Esc' : key;
};

/** False around a view that is kept but not shown: it hears no key, takes no scan, runs no camera. */
export const InSight = createContext(true);

/**
 * Shortcuts and the scanner gun of one part of the desk. A burst is caught on the whole page and never presses a
 * shortcut; a single character does so only outside of fields.
 */
export function useKeys(shortcuts: Shortcuts, onScan?: (text: string) => void): void {
  const inSight = useContext(InSight);
  const now = useRef({ shortcuts, onScan, inSight });
  now.current = { shortcuts, onScan, inSight };
  useEffect(() => {
    const gun = scannerGun();
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = onKeys((press) => {
      if (press.composing || press.system || !now.current.inSight) return;
      clearTimeout(later);
      const verdict = press.alt ? undefined : gun(press.key, press.at);
      if (verdict?.kind === 'scan') {
        press.swallow();
        now.current.onScan?.(verdict.text);
        return;
      }
      if (verdict?.kind === 'burst' || press.repeated) return;
      const cap = capOf(press);
      if (cap.length === 1) {
        if (press.target !== 'field') later = setTimeout(() => now.current.shortcuts[cap]?.(), HAND_MS);
        return;
      }
      const act = now.current.shortcuts[cap];
      if (!act || (cap === 'Enter' && press.target !== 'page')) return;
      press.swallow();
      act();
    });
    return () => {
      clearTimeout(later);
      stop();
    };
  }, []);
}
