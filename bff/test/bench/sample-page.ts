import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openFonts } from '../../src/documents/fonts.ts';
import type { Color, DocumentDescription, PathSegment, QrModules } from '../../src/documents/page.ts';
import { darkRuns } from '../../src/documents/qr.ts';
import { openSampleOffice } from '../../src/documents/sample-office.ts';
import { sampleSheet } from '../../src/documents/sample-sheet.ts';
import { drawWatermark, watermarkPlaces } from '../../src/documents/watermark.ts';

/** Makes the n-th document: everyone draws the same page, a new name and number each time. Only ours is signed. */
export type DocumentMaker = (n: number) => Promise<Uint8Array>;

export const POINTS = 72 / 25.4;
export const BLACK: Color = [0, 0, 0];

const CHARACTERS = [...'嘉怡梓涵浩宇诗琪俊杰雅芳国强秀英建华志明晓燕海涛文博雨桐子轩思远㛃𬭚䶮鑫泰恒源盛达瑞丰'];
const FONTS = { regular: '400Regular/NotoSerifSC_400Regular.ttf', bold: '700Bold/NotoSerifSC_700Bold.ttf' };

/** Six characters of the name and the employer change from document to document. */
export function sheet(n: number) {
  const pick = (step: number) => CHARACTERS[(n * step) % CHARACTERS.length] ?? '';
  const employer = `云江市${pick(3)}${pick(5)}${pick(11)}${pick(13)}信息技术有限责任公司`;
  return sampleSheet({ name: `样${pick(1)}${pick(7)}`, employer, number: n });
}

export function fontFile(weight: 'regular' | 'bold'): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${FONTS[weight]}`));
}

/** What the other makers draw, with the outlines prepared once, as a careful caller would. */
export async function samplePage() {
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

export function pair([x, y]: readonly [number, number]): [number, number] {
  return [x, y];
}

export function svgPath(segments: readonly PathSegment[]): string {
  return segments.map(([kind, ...numbers]) => kind + numbers.map((n) => Math.round(n * 100) / 100).join(' ')).join('');
}

export function qrPath(modules: QrModules): string {
  return darkRuns(modules)
    .map(([x, y, length]) => `M${x} ${y}h${length}v1h${-length}Z`)
    .join('');
}
