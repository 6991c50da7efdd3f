import { crc32, deflateSync } from 'node:zlib';
import { pixelsOf, type Raster } from './page.ts';

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EIGHT_BIT_RGB = [8, 2, 0, 0, 0];

/** A picture as a PNG file (ISO/IEC 15948), unfiltered. */
export function encodePng(image: Raster): Buffer {
  const pixels = pixelsOf(image);
  const [line, filtered] = [3 * image.width, 3 * image.width + 1];
  const rows = Buffer.alloc(filtered * image.height);
  for (let row = 0; row < image.height; row++) pixels.copy(rows, row * filtered + 1, row * line, (row + 1) * line);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.set(EIGHT_BIT_RGB, 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND'),
  ]);
}

/** A chunk with its length and sum. */
export function pngChunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
