import { beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { openFonts } from './fonts.ts';
import { openSampleOffice, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { writeSvg } from './svg.ts';
import type { Fonts } from './fonts.ts';

let fonts: Fonts;
let office: SampleOffice;
beforeAll(async () => {
  // libvips is one per process: a neighbor test may have forbidden SVG for uploads.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});

const picture = (name: string) => writeSvg(office.layout(sampleSheet({ name, number: 7 })), 0, fonts, office.seal);

test('the picture shows the page with its seal, and another text gives another picture', async () => {
  const svg = picture('王㛃');
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 })
    .resize(420)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = Array.from({ length: info.width * info.height }, (_, at) => data.subarray(at * info.channels));
  const red = pixels.filter(([r = 0, g = 0, b = 0]) => r > 180 && g < 90 && b < 90).length;
  const dark = pixels.filter(([r = 0, g = 0, b = 0]) => r < 90 && g < 90 && b < 90).length;
  expect(red).toBeGreaterThan(300);
  expect(dark).toBeGreaterThan(1_500);
  expect(picture('王㛄')).not.toBe(svg);
  expect(picture('王𠮷')).not.toBe(picture('王𡋾'));
});

test('it needs no font and loads nothing', () => {
  const svg = picture('李𬭚𠮷');
  expect(svg).not.toMatch(/<text|font|<script|<image|<style|url\(|http(?!:\/\/www\.w3\.org\/2000\/svg")/);
  const used = new Set([...svg.matchAll(/href="#(\w+)"/g)].map(([, id]) => id));
  for (const id of used) expect(svg).toContain(`id="${id}"`);
});
