import PDFDocument from 'pdfkit';
import { BLACK, fontFile, pair, POINTS, qrPath, samplePage, svgPath, type DocumentMaker } from './sample-page.ts';

/** The same items with pdfkit's own calls; font files and outlines are read once, as a careful caller would. */
export async function openPdfkit(): Promise<DocumentMaker> {
  const { layout, seal, watermark } = await samplePage();
  const files = { regular: await fontFile('regular'), bold: await fontFile('bold') };
  return async (n) => {
    const description = layout(n);
    const pdf = new PDFDocument({ size: 'A4', margin: 0, info: { Title: description.title } });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => pdf.once('end', resolve));
    pdf.registerFont('regular', files.regular).registerFont('bold', files.bold).scale(POINTS);
    const fill = (path: string, x: number, y: number, color: readonly [number, number, number], scale = 1) =>
      pdf
        .save()
        .translate(x, y)
        .scale(scale)
        .path(path)
        .fill([...color])
        .restore();
    for (const [x, y] of watermark.places) fill(watermark.path, x, y, watermark.color);
    for (const item of description.pages[0]?.items ?? []) {
      const color = ('color' in item ? item.color : undefined) ?? BLACK;
      if (item.kind === 'text')
        pdf
          .font(item.weight, item.size)
          .fillColor([...color])
          .text(item.text, item.x, item.y, { baseline: 'alphabetic', lineBreak: false });
      else if (item.kind === 'line')
        pdf
          .lineWidth(item.width)
          .moveTo(...pair(item.from))
          .lineTo(...pair(item.to))
          .stroke([...color]);
      else if (item.kind === 'path') fill(svgPath(item.segments), item.x, item.y, color);
      else if (item.kind === 'qr') fill(qrPath(item.modules), item.x, item.y, color, item.size / item.modules.length);
    }
    fill(seal.path, description.seal.x, description.seal.y, seal.color);
    pdf.end();
    await ended;
    return Buffer.concat(chunks);
  };
}
