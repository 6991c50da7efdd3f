export interface KeyPress {
  /** As `KeyboardEvent.key`. */
  key: string;
  /** `KeyL` with Alt held: some layouts turn Alt+L into another character. */
  code: string;
  /** Milliseconds on the browser's own clock. */
  at: number;
  alt: boolean;
  /** Ctrl or Meta is held: the browser's own shortcut. */
  system: boolean;
  /** An input method is composing; these keys are not the user's text yet. */
  composing: boolean;
  repeated: boolean;
  /** Where the key goes: a field to type in, something that is pressed by Enter, or the page. */
  target: 'field' | 'control' | 'page';
  /** Keeps the key from everything else on the page. */
  swallow: () => void;
}

const pressable = '[role="button"], [role="link"], [role="radio"], [role="tab"], [role="checkbox"], a, button';

function targetOf({ target }: KeyboardEvent): KeyPress['target'] {
  if (!(target instanceof Element)) return 'page';
  if (target.matches('input, textarea')) return 'field';
  return target.matches(pressable) ? 'control' : 'page';
}

/** Hears every key of the page before anything on it does. Browser only. Returns how to stop. */
export function onKeys(pressed: (press: KeyPress) => void): () => void {
  const hear = (event: KeyboardEvent) =>
    pressed({
      key: event.key,
      code: event.code,
      at: event.timeStamp,
      alt: event.altKey,
      system: event.ctrlKey || event.metaKey,
      composing: event.isComposing,
      repeated: event.repeat,
      target: targetOf(event),
      swallow: () => {
        event.preventDefault();
        event.stopPropagation();
      },
    });
  window.addEventListener('keydown', hear, true);
  return () => window.removeEventListener('keydown', hear, true);
}
