/** A busy computer may hand over a burst with a gap in it; a code cut in two would be a dead code. */
const PAUSE_MS = 150;
const MEAN_MS = 35;
const SHORTEST = 8;

/** `scan`: a burst just ended. `burst`: follows other keys too closely to be a shortcut. `hand`: a person's key so far. */
export type GunVerdict = { kind: 'scan'; text: string } | { kind: 'burst' } | { kind: 'hand' };

/** Tells a scanner gun's keyboard burst (characters, then Enter or Tab) from typing; `at` in milliseconds. */
export function scannerGun(): (key: string, at: number) => GunVerdict {
  let text = '';
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (key, at) => {
    if (key === 'Shift') return { kind: 'hand' };
    const follows = at - last < PAUSE_MS;
    if (key.length === 1) {
      if (!follows) {
        text = '';
        first = at;
      }
      text += key;
      last = at;
      return { kind: text.length > 1 ? 'burst' : 'hand' };
    }
    const read = text;
    text = '';
    last = Number.NEGATIVE_INFINITY;
    const ended = (key === 'Enter' || key === 'Tab') && follows && read.length >= SHORTEST;
    if (ended && (at - first) / read.length < MEAN_MS) return { kind: 'scan', text: read };
    return { kind: follows && read.length > 1 ? 'burst' : 'hand' };
  };
}

/** A lone character counts as a shortcut only after this long without another. */
export const HAND_MS = 60;
