/**
 * The text of the code in a picked picture (`path` of pickDocument or DropArea), read on this device. Null: a picture
 * without a legible code; undefined: no picture. Always undefined in WeChat, whose scanner opens the album itself.
 */
export const codeInPicture: (path: string) => Promise<string | null | undefined>;
