import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb } from 'pdf-lib';
import type { Color } from '../../src/documents/page.ts';
import { BLACK, fontFile, pair, POINTS, qrPath, samplePage, svgPath, type DocumentMaker } from './sample-page.ts';

/** The same items with pdf-lib's own calls; font files and outlines are read once. */
export async function openPdfLib(): Promise<DocumentMaker> {
  const { layout, seal, watermark } = await samplePage();
  const files = { regular: await fontFile('regular'), bold: await fontFile('bold') };
  return async (n) => {
    const description = layout(n);
    const pdf = await PDFDocument.create();
    pdf.registerFontkit(fontkit);
    pdf.setTitle(description.title);
    const embed = (file: Buffer) => pdf.embedFont(file, { subset: true });
    const fonts = { regular: await embed(files.regular), bold: await embed(files.bold) };
    const page = pdf.addPage([description.width * POINTS, description.height * POINTS]);
    const place = (x: number, y: number) => ({ x: x * POINTS, y: (description.height - y) * POINTS });
    const fill = (path: string, x: number, y: number, color: Color, scale = 1) =>
      page.drawSvgPath(path, { ...place(x, y), scale: scale * POINTS, color: colorOf(color) });
    for (const [x, y] of watermark.places) fill(watermark.path, x, y, watermark.color);
    for (const item of description.pages[0]?.items ?? []) {
      const color = ('color' in item ? item.color : undefined) ?? BLACK;
      if (item.kind === 'text') {
        const style = { size: item.size * POINTS, font: fonts[item.weight], color: colorOf(color) };
        page.drawText(item.text, { ...place(item.x, item.y), ...style });
      } else if (item.kind === 'line')
        page.drawLine({
          start: place(...pair(item.from)),
          end: place(...pair(item.to)),
          thickness: item.width * POINTS,
          color: colorOf(color),
        });
      else if (item.kind === 'path') fill(svgPath(item.segments), item.x, item.y, color);
      else if (item.kind === 'qr') fill(qrPath(item.modules), item.x, item.y, color, item.size / item.modules.length);
    }
    fill(seal.path, description.seal.x, description.seal.y, seal.color);
    return pdf.save();
  };
}

const colorOf = ([red, green, blue]: Color) => rgb(red / 255, green / 255, blue / 255);
