import { chooseFiles } from './choose-files.h5.ts';
import { lendFile } from './lent-files.h5.ts';
import type { Photo } from './photos';

const longest = 2048;

/** Redrawing also leaves place and camera data behind; the server does it again. */
async function smaller(file: File): Promise<Photo> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  const kept = blob ?? file;
  return { path: lendFile(kept), size: kept.size };
}

export async function pickPhotos(most: number): Promise<Photo[]> {
  const files = await chooseFiles('image/*', true);
  return Promise.all(files.slice(0, Math.min(most, 9)).map(smaller));
}
