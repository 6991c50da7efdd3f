import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A small photo; `tint` makes another one. */
export const jpegPhoto = (tint = 40, width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: tint, g: 90, b: 160 } } })
    .jpeg()
    .toBuffer();

/** A JPEG that says where it was taken and lies on its side: 64 × 48 stored, 48 × 64 upright. */
export const jpegWithGps = async (): Promise<Buffer> =>
  sharp(await jpegPhoto())
    .withExif({
      IFD0: { Make: 'SpyCam' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '23/1 24/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '113/1 12/1 5/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A PNG of that many white pixels that is small on the wire: one bit each. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const lines = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
