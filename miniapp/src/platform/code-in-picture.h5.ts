import type * as Picture from './code-in-picture';
import { lentFile } from './lent-files.h5.ts';
import { readCode } from './read-code.h5.ts';

/** Enough for a code on a photographed page, and quick on a phone. */
const LONGEST_SIDE = 2400;

export const codeInPicture: typeof Picture.codeInPicture = async (path) => {
  const file = lentFile(path);
  if (!file.type.startsWith('image/')) return undefined;
  // What the browser cannot open as a picture has no legible code either.
  const pixels = await pixelsOf(file).catch(() => undefined);
  return (pixels && (await readCode(pixels))) ?? null;
};

async function pixelsOf(file: Blob): Promise<ImageData | undefined> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height);
}
