/** Whether this phone can read a text aloud. WeChat offers no voice of its own: false there. */
export const canSpeak: () => boolean;
/** Reads aloud in Chinese; a new text ends the last one. */
export const speak: (text: string) => void;
export const hush: () => void;
