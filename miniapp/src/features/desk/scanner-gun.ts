const GAP_MS = 60;
const MEAN_MS = 35;
const SHORTEST = 8;

/** `scan`: a burst just ended. `burst`: too quick for a hand, so not a shortcut. `hand`: a person's key so far. */
export type GunVerdict = { kind: 'scan'; text: string } | { kind: 'burst' } | { kind: 'hand' };

/** Tells a scanner gun's keyboard burst (characters, then Enter or Tab) from typing; `at` in milliseconds. */
export function scannerGun(): (key: string, at: number) => GunVerdict {
  let text = '';
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (key, at) => {
    if (key === 'Shift') return { kind: 'hand' };
    const quick = at - last < GAP_MS;
    if (key.length === 1) {
      if (!quick) {
        text = '';
        first = at;
      }
      text += key;
      last = at;
      return { kind: quick ? 'burst' : 'hand' };
    }
    const read = text;
    text = '';
    last = Number.NEGATIVE_INFINITY;
    const ended = (key === 'Enter' || key === 'Tab') && quick && read.length >= SHORTEST;
    if (ended && (at - first) / read.length < MEAN_MS) return { kind: 'scan', text: read };
    return { kind: quick && read.length > 1 ? 'burst' : 'hand' };
  };
}

/** A lone character counts as a shortcut only after this long without another. */
export const HAND_MS = GAP_MS;
