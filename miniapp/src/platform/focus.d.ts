/**
 * Moves focus to the element with this id and keeps it inside until the returned function is called, which gives it
 * back. `onEscape` runs on Escape. In WeChat aria-modal does this: nothing happens.
 */
export const holdFocus: (id: string, onEscape: () => void) => () => void;
