export interface Download {
  /** From `pathOf(endpoint, input)`. */
  path: string;
  /** 「无房证明.pdf」 */
  name: string;
}
/** Saves a file: the browser's download (H5), or the phone's document viewer with its own save and share menu (WeChat). */
export const saveFile: (file: Download) => Promise<void>;
/** Hands a file to another program where the phone can (Web Share, WeChat chat); false when it can only be saved. */
export const shareFile: (file: Download) => Promise<boolean>;
/** One PDF or OFD (H5: also a picture where `pictures`) from the phone (WeChat: from a chat), for `upload`; undefined when the user went back. */
export const pickDocument: (pictures?: boolean) => Promise<{ path: string; name: string; size: number } | undefined>;
/** A picture behind the session as something `<Image src>` can show; call `release` when it is gone. */
export const pictureOf: (path: string) => Promise<{ src: string; release: () => void }>;
