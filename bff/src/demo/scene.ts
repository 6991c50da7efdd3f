import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number];
interface Patch {
  readonly color: Color;
  /** Left, top, width, height in pixels of a 320 × 240 picture. */
  readonly box: readonly [number, number, number, number];
  readonly round?: true;
}

const WIDTH = 320;
const HEIGHT = 240;

const SCENES = {
  'dark-street': [
    { color: [29, 42, 56], box: [0, 0, 320, 240] },
    { color: [44, 57, 68], box: [0, 150, 320, 90] },
    { color: [54, 68, 82], box: [30, 70, 60, 80] },
    { color: [233, 196, 106], box: [44, 88, 10, 10] },
    { color: [140, 160, 172], box: [250, 60, 4, 100] },
    { color: [140, 160, 172], box: [226, 58, 28, 4] },
    { color: [70, 78, 84], box: [218, 56, 18, 10] },
  ],
  'lit-street': [
    { color: [38, 52, 70], box: [0, 0, 320, 240] },
    { color: [58, 70, 80], box: [0, 150, 320, 90] },
    { color: [206, 180, 104], box: [150, 140, 140, 40], round: true },
    { color: [140, 160, 172], box: [250, 60, 4, 100] },
    { color: [140, 160, 172], box: [226, 58, 28, 4] },
    { color: [255, 236, 170], box: [214, 54, 24, 14], round: true },
  ],
  'flooded-road': [
    { color: [157, 176, 188], box: [0, 0, 320, 240] },
    { color: [108, 119, 125], box: [0, 110, 320, 130] },
    { color: [126, 147, 160], box: [20, 50, 70, 60] },
    { color: [238, 240, 236], box: [156, 130, 8, 24] },
    { color: [238, 240, 236], box: [156, 176, 8, 30] },
    { color: [65, 74, 79], box: [190, 170, 100, 36], round: true },
  ],
  'sample-card': [
    { color: [222, 226, 230], box: [0, 0, 320, 240] },
    { color: [244, 247, 248], box: [24, 36, 272, 168] },
    { color: [178, 198, 212], box: [212, 64, 64, 84] },
    { color: [150, 162, 172], box: [44, 66, 96, 10] },
    { color: [150, 162, 172], box: [44, 92, 136, 10] },
    { color: [150, 162, 172], box: [44, 118, 120, 10] },
    { color: [120, 132, 142], box: [44, 172, 220, 12] },
  ],
} as const satisfies Record<string, readonly Patch[]>;

export type SceneName = keyof typeof SCENES;

/** A drawn stand-in for a photo (样例), as PNG: flat shapes, no real place. */
export function drawScene(name: SceneName): Buffer {
  const lines = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (const patch of SCENES[name]) paint(lines, patch);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function paint(lines: Buffer, { color, box: [left, top, width, height], round }: Patch): void {
  for (let y = top; y < Math.min(HEIGHT, top + height); y += 1) {
    for (let x = left; x < Math.min(WIDTH, left + width); x += 1) {
      const across = ((x - left - width / 2) / (width / 2)) ** 2 + ((y - top - height / 2) / (height / 2)) ** 2;
      if (!round || across <= 1) lines.set(color, y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
