import { rename, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 3;

/** Writes the picture as a short YUV4MPEG2 film (I420, BT.601), which Chromium plays as a camera; null is a grey wall. */
export async function fillCamera(file: string, png: Buffer | null): Promise<void> {
  const grey = { r: 128, g: 128, b: 128 };
  const picture = png
    ? sharp(png).resize(WIDTH, HEIGHT, { fit: 'contain', background: grey })
    : sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: grey } });
  const rgb = await picture.removeAlpha().raw().toBuffer();
  const frame = Buffer.concat([Buffer.from('FRAME\n'), i420(rgb)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420mpeg2\n`);
  await writeFile(`${file}.new`, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
  await rename(`${file}.new`, file);
}

function i420(rgb: Buffer): Buffer {
  const out = Buffer.alloc((WIDTH * HEIGHT * 3) / 2);
  const u = WIDTH * HEIGHT;
  const v = u + u / 4;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (y * WIDTH + x) * 3;
      const [r, g, b] = [rgb.readUInt8(at), rgb.readUInt8(at + 1), rgb.readUInt8(at + 2)];
      out[y * WIDTH + x] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (y % 2 === 1 || x % 2 === 1) continue;
      const half = (y / 2) * (WIDTH / 2) + x / 2;
      out[u + half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
      out[v + half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
    }
  }
  return out;
}
