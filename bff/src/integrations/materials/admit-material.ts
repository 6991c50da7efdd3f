import { cleanPicture } from '../pictures/clean-picture.ts';
import { AppError } from '../../kernel/app-error.ts';
import { checkPdf } from './check-pdf.ts';

/** A file a person hands in: a picture is drawn anew, a plain PDF is kept as it is. Throws `material.*`, `photo.invalid`. */
export async function admitMaterial(bytes: Uint8Array): Promise<{ bytes: Uint8Array; kind: 'picture' | 'pdf' }> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') {
    checkPdf(bytes);
    return { bytes, kind: 'pdf' };
  }
  try {
    return { bytes: (await cleanPicture(bytes)).bytes, kind: 'picture' };
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'photo.unsupported')
      throw new AppError('material.unsupported', { cause });
    throw cause;
  }
}
