import sharp from 'sharp';

/** The same picture with at most 256 colors: a third of the bytes, for pictures that live in the repository. */
export const smallPng = (png: Buffer): Promise<Buffer> =>
  sharp(png).png({ palette: true, quality: 95, effort: 7 }).toBuffer();
