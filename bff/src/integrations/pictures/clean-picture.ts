import sharp from 'sharp';
import { AppError } from '../../kernel/app-error.ts';

/** A picture made anew by us. */
export interface CleanPicture {
  /** JPEG, upright, sRGB, without EXIF, GPS, XMP, thumbnail or anything after its end. */
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const PIXELS_MAX = 25_000_000;
/** Longest edge in pixels: enough to read a sign, small enough for a phone. */
const EDGE_MAX = 2560;
const AT_ONCE = 2;

// Whatever the bytes claim to be, only these three are ever decoded.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

const starts = (bytes: Uint8Array, at: number, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(text.length, Math.max(0, bytes.length - at))).toString(
    'latin1',
  ) === text;

const isPhoto = (bytes: Uint8Array): boolean =>
  starts(bytes, 0, '\xff\xd8\xff') ||
  starts(bytes, 0, '\x89PNG\r\n\x1a\n') ||
  (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP'));

/**
 * Decodes a JPEG, PNG or WebP photo and draws it anew. Throws AppError `photo.unsupported` (415) when its first bytes
 * are anything else, `photo.invalid` (422) when it cannot be decoded whole or has more than 25 million pixels.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  if (!isPhoto(bytes)) throw new AppError('photo.unsupported');
  return atMostTwo(async () => {
    try {
      const { data, info } = await sharp(bytes, {
        limitInputPixels: PIXELS_MAX,
        failOn: 'error',
        sequentialRead: true,
      })
        .autoOrient()
        .resize(EDGE_MAX, EDGE_MAX, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 82 })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch (cause) {
      throw new AppError('photo.invalid', { cause });
    }
  });
}

let running = 0;
const waiting: (() => void)[] = [];

/** Decoding takes up to 100 MB a picture: two at a time, the rest wait; a place is handed on, never given up between. */
async function atMostTwo<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
