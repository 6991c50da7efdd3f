import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { jpegPhoto, jpegWithGps, pngOf } from '../../../test/harness/pictures.ts';
import { cleanPicture } from './clean-picture.ts';

const text = (value: string) => Buffer.from(value, 'latin1');
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  cleanPicture(bytes).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

describe('photos', () => {
  test('attack row 47: place, camera and thumbnail are gone, and the picture stands upright', async () => {
    const spying = await jpegWithGps();
    expect((await sharp(spying).metadata()).exif).toBeDefined();
    const clean = await cleanPicture(spying);
    expect([clean.width, clean.height]).toEqual([48, 64]);
    const { exif, xmp, icc, orientation, format } = await sharp(clean.bytes).metadata();
    expect({ exif, xmp, icc, orientation, format }).toEqual({ format: 'jpeg' });
    expect(clean.bytes.includes('SpyCam')).toBe(false);
    expect(clean.bytes.includes('Exif')).toBe(false);
  });

  test.each([
    ['PHP', text('<?php system($_GET["c"]); ?>')],
    ['HTML', text('<html><script>alert(1)</script></html>')],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['PDF', text('%PDF-1.7\n')],
    ['ZIP', text('PK\x03\x04')],
    ['EXE', text('MZ\x90\x00')],
    ['a GIF that is also SVG', text('GIF89a/*<svg xmlns="http://www.w3.org/2000/svg"/>*/')],
    ['nothing at all', Buffer.alloc(0)],
  ])('attack row 45: %s is refused by its first bytes', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('photo.unsupported');
  });

  test('attack row 45: what hangs on the end or in a comment of a JPEG is not kept', async () => {
    const photo = await jpegPhoto();
    const comment = text('<script>alert(1)</script>');
    const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    const polyglot = Buffer.concat([
      photo.subarray(0, 2),
      marker,
      comment,
      photo.subarray(2),
      text('PK\x03\x04evil.zip'),
    ]);
    const { bytes } = await cleanPicture(polyglot);
    for (const part of ['<script>', 'PK\x03\x04', 'evil.zip']) expect(bytes.includes(part, 0, 'latin1')).toBe(false);
  });

  test('attack row 46: 20,000 × 20,000 pixels are refused before they are decoded', async () => {
    const before = process.memoryUsage().rss;
    const bomb = pngOf(20_000, 20_000);
    expect(bomb.length).toBeLessThan(1_200_000);
    expect(await refusal(bomb)).toBe('photo.invalid');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('attack row 46: truncated and broken photos are refused', async () => {
    const photo = await jpegPhoto(40, 640, 480);
    expect(await refusal(photo.subarray(0, photo.length / 2))).toBe('photo.invalid');
    expect(await refusal(photo.subarray(0, 3))).toBe('photo.invalid');
    expect(await refusal(Buffer.concat([photo.subarray(0, 20), Buffer.alloc(400, 7)]))).toBe('photo.invalid');
    expect(await refusal(pngOf(100, 100).subarray(0, 60))).toBe('photo.invalid');
  });

  test('attack row 46: CMYK, 16-bit, transparent and WebP photos become plain JPEGs', async () => {
    const base = sharp(await jpegPhoto());
    const photos = [
      await base.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await base.clone().toColourspace('rgb16').png().toBuffer(),
      await base.clone().ensureAlpha(0.5).png().toBuffer(),
      await base.clone().webp().toBuffer(),
    ];
    for (const photo of photos) {
      const { format, space, channels } = await sharp((await cleanPicture(photo)).bytes).metadata();
      expect({ format, space, channels }).toEqual({ format: 'jpeg', space: 'srgb', channels: 3 });
    }
  });

  test('an animated picture is its first frame', async () => {
    const frames = Buffer.alloc(8 * 8 * 3 * 3, 120);
    const animated = await sharp(frames, { raw: { width: 8, height: 24, channels: 3, pageHeight: 8 } })
      .webp()
      .toBuffer();
    expect(await cleanPicture(animated)).toMatchObject({ width: 8, height: 8 });
  });

  test('a large photo is made smaller, its longest edge 2560', async () => {
    expect(await cleanPicture(await jpegPhoto(40, 5000, 4000))).toMatchObject({ width: 2560, height: 2048 });
  });
});
