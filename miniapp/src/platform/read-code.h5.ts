import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const overrides = {
  locateFile: (name: string) => (name.endsWith('.wasm') ? '/static/zxing_reader.wasm' : name),
};
prepareZXingModule({ overrides });

/** Fetches the reader while there is a network. */
export const warmReader = () => void prepareZXingModule({ overrides, fireImmediately: true }).catch(() => undefined);

/** The text of a QR code in the picture, or none. */
export async function readCode(picture: ImageData): Promise<string | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found[0]?.text || undefined;
}
