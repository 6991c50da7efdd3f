/** True when the phone asks for a dark page. `watch` calls back on each change and returns how to stop. */
export const dark: { now: () => boolean; watch: (changed: () => void) => () => void };
/** WeChat's font setting, 1 = standard; from 1.3 on 长辈版 is offered once. Always 1 in a browser. */
export const fontScale: () => number;
/** Space above the first line that the phone's own bar covers, when a page has no native navigation bar; in px. */
export const statusBarHeight: () => number;
/** True where the program draws a navigation bar itself (WeChat). */
export const nativeBar: boolean;
/** Page title: the native bar in WeChat, the browser tab on H5. */
export const setTitle: (title: string) => void;
/** Moves keyboard and screen reader to the element with this id (H5), or scrolls to it (WeChat). */
export const focusOn: (id: string) => void;
export const dial: (number: string) => void;
export const copy: (text: string) => Promise<void>;
