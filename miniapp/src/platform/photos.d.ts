export interface Photo {
  /** A temporary path (WeChat) or blob URL (H5): for `upload` and `<Image src>`. */
  path: string;
  /** Bytes. */
  size: number;
}
/** Up to `most` (≤ 9) photos from camera or album, made smaller (≤ 2048 px, JPEG). Empty when the user went back. */
export const pickPhotos: (most: number) => Promise<Photo[]>;
