import { FOLDER, mm, ofdPart, ofdXml, type Identifiers, type OfdPart } from './ofd-package.ts';
import { imagesOf, type DocumentDescription, type ImageItem, type Raster } from './page.ts';
import { encodePng } from './png.ts';

/** The list of a document's pictures, relative to its folder. */
export const IMAGE_LIST = 'DocumentRes.xml';

/** The pictures of a document as files, their list, and the identifier of each. */
export function embedImages(document: DocumentDescription, identifiers: Identifiers, level: number) {
  const ids = new Map<Raster, number>();
  const parts: OfdPart[] = [];
  const list: string[] = [];
  for (const image of imagesOf(document)) {
    const id = identifiers.next++;
    const name = `image_${id}.png`;
    ids.set(image, id);
    parts.push(ofdPart(`${FOLDER}/Res/${name}`, encodePng(image), 0));
    list.push(
      `<ofd:MultiMedia ID="${id}" Type="Image" Format="PNG"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`,
    );
  }
  if (list.length === 0) return { ids, parts };
  const resources = ofdXml('Res', ' BaseLoc="Res"', `<ofd:MultiMedias>${list.join('')}</ofd:MultiMedias>`);
  return { ids, parts: [ofdPart(`${FOLDER}/${IMAGE_LIST}`, resources, level), ...parts] };
}

/** The unit square of the picture, stretched over its box (GB/T 33190 §10). */
export function imageObject(id: number, resource: number | undefined, { x, y, width, height }: ImageItem): string {
  if (resource === undefined) throw new Error('a picture was not embedded');
  return `<ofd:ImageObject ID="${id}" Boundary="${mm(x)} ${mm(y)} ${mm(width)} ${mm(height)}" CTM="${mm(width)} 0 0 ${mm(height)} 0 0" ResourceID="${resource}"/>`;
}
