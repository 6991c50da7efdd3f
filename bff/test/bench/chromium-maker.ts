import { chromium } from 'playwright-core';
import { BLACK, fontFile, pair, qrPath, samplePage, svgPath, type DocumentMaker } from './sample-page.ts';

/** One warm page with the fonts loaded; each document replaces its body and is printed. */
export async function openChromium(): Promise<DocumentMaker> {
  const { layout, seal, watermark } = await samplePage();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  const face = async (weight: 'regular' | 'bold') =>
    `@font-face{font-family:${weight};src:url(data:font/ttf;base64,${(await fontFile(weight)).toString('base64')})}`;
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
