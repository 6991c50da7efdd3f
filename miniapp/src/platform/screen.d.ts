/** Full brightness, no sleep and no picture for captures (Android) while a code is shown; the returned function puts it back. H5: no sleep only. */
export const brighten: () => () => void;
/** Calls back when the user takes a screenshot (WeChat; a browser cannot know). Returns how to stop. */
export const onScreenshot: (taken: () => void) => () => void;
/** Calls back with false when the page goes out of sight (tab hidden, program in the background), true when back. */
export const onVisibility: (changed: (visible: boolean) => void) => () => void;
