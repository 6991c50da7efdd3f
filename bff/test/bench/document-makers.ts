import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { chromium } from 'playwright-core';
import { openFonts } from '../../src/documents/fonts.ts';
import type { DocumentDescription, PathSegment } from '../../src/documents/page.ts';
import { darkRuns } from '../../src/documents/qr.ts';
import { openSampleOffice } from '../../src/documents/sample-office.ts';
import { sampleSheet } from '../../src/documents/sample-sheet.ts';
import { drawWatermark, watermarkPlaces } from '../../src/documents/watermark.ts';

/** Makes the n-th document: everyone draws the same page, a new name and number each time. Only ours is signed. */
export type DocumentMaker = (n: number) => Promise<Uint8Array>;

export const documentMakers = { ours, pdfkit, chromium: chromiumPrint };

const CHARACTERS = [...'嘉怡梓涵浩宇诗琪俊杰雅芳国强秀英建华志明晓燕海涛文博雨桐子轩思远㛃𬭚䶮鑫泰恒源盛达瑞丰'];
const FONTS = { regular: '400Regular/NotoSerifSC_400Regular.ttf', bold: '700Bold/NotoSerifSC_700Bold.ttf' };
const POINTS = 72 / 25.4;
const BLACK = [0, 0, 0] as const;

/** Six characters of the name and the employer change from document to document. */
function sheet(n: number) {
  const pick = (step: number) => CHARACTERS[(n * step) % CHARACTERS.length] ?? '';
  const employer = `云江市${pick(3)}${pick(5)}${pick(11)}${pick(13)}信息技术有限责任公司`;
  return sampleSheet({ name: `样${pick(1)}${pick(7)}`, employer, number: n });
}

function fontPath(weight: 'regular' | 'bold'): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${FONTS[weight]}`);
}

async function ours(): Promise<DocumentMaker> {
  const office = openSampleOffice(await openFonts());
  return (n) => office.write(sheet(n));
}

/** The same items with pdfkit's own calls; font files and outlines are read once, as a careful caller would. */
async function pdfkit(): Promise<DocumentMaker> {
  const { layout, seal, watermark } = await sharedParts();
  const files = { regular: await readFile(fontPath('regular')), bold: await readFile(fontPath('bold')) };
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

/** One warm page with the fonts loaded; each document replaces its body and is printed. */
async function chromiumPrint(): Promise<DocumentMaker> {
  const { layout, seal, watermark } = await sharedParts();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  const face = async (weight: 'regular' | 'bold') =>
    `@font-face{font-family:${weight};src:url(data:font/ttf;base64,${(await readFile(fontPath(weight))).toString('base64')})}`;
  const style = `${await face('regular')}${await face('bold')}@page{size:A4;margin:0}body{margin:0;position:relative;height:296mm}*{position:absolute;white-space:pre;line-height:1}`;
  await page.setContent(`<style>${style}</style><body></body>`);
  const picture = (x: number, y: number, color: readonly number[], path: string, scale = 1) =>
    `<path transform="translate(${x} ${y}) scale(${scale})" fill="rgb(${color.join(' ')})" d="${path}"/>`;
  return async (n) => {
    const description = layout(n);
    const marks = watermark.places.map(([x, y]) => picture(x, y, watermark.color, watermark.path));
    const texts: string[] = [];
    for (const item of description.pages[0]?.items ?? []) {
      if (item.kind === 'text')
        texts.push(
          `<span style="left:${item.x}mm;top:${item.y - item.size}mm;font:${item.size}mm ${item.weight}">${item.text}</span>`,
        );
      else if (item.kind === 'line')
        marks.push(
          `<path stroke="#444" stroke-width="${item.width}" d="M${pair(item.from).join(' ')}L${pair(item.to).join(' ')}"/>`,
        );
      else if (item.kind === 'path') marks.push(picture(item.x, item.y, item.color ?? BLACK, svgPath(item.segments)));
      else if (item.kind === 'qr')
        marks.push(picture(item.x, item.y, BLACK, qrPath(item.modules), item.size / item.modules.length));
    }
    marks.push(picture(description.seal.x, description.seal.y, seal.color, seal.path));
    const svg = `<svg style="width:210mm;height:296mm" viewBox="0 0 210 296">${marks.join('')}</svg>`;
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(svg + texts.join(''))}; document.fonts.ready`);
    return page.pdf({ preferCSSPageSize: true, printBackground: true });
  };
}

async function sharedParts() {
  const fonts = await openFonts();
  const office = openSampleOffice(fonts);
  const layout = (n: number): DocumentDescription => office.layout(sheet(n));
  const { watermark: mark, width, height } = layout(1);
  if (!mark) throw new Error('the sample has a watermark');
  return {
    layout,
    seal: { path: svgPath(office.seal.segments), color: office.seal.color },
    watermark: {
      path: svgPath(drawWatermark(fonts, mark)),
      color: mark.color,
      places: watermarkPlaces(mark, width, height),
    },
  };
}

function pair([x, y]: readonly [number, number]): [number, number] {
  return [x, y];
}

function svgPath(segments: readonly PathSegment[]): string {
  return segments.map(([kind, ...numbers]) => kind + numbers.map((n) => Math.round(n * 100) / 100).join(' ')).join('');
}

function qrPath(modules: readonly (readonly boolean[])[]): string {
  return darkRuns(modules)
    .map(([x, y, length]) => `M${x} ${y}h${length}v1h${-length}Z`)
    .join('');
}
