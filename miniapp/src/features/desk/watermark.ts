const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const FONT = `PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif`;
/** Tile, and where its two copies start, in px: the second half a tile further, so that no strip stays free. */
const WIDTH = 270;
const HEIGHT = 190;
const STARTS = [
  [10, 90],
  [10 - WIDTH / 2, 90 + HEIGHT / 2],
  [10 + WIDTH / 2, 90 + HEIGHT / 2],
] as const;

/**
 * The watermark's two lines as a CSS picture to be used as a mask and repeated: no text of the page, so that it is
 * neither read aloud nor selected. The color comes from what it masks.
 */
export function watermarkTile(lines: readonly string[]): string {
  const copies = STARTS.map(([x, y]) => {
    const spans = lines.map((line, index) => `<tspan x='${x}' y='${y + index * 16}'>${escape(line)}</tspan>`).join('');
    return `<text transform='rotate(-20 ${x} ${y})'>${spans}</text>`;
  }).join('');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${WIDTH}' height='${HEIGHT}' font-family='${FONT}' font-size='12'>${copies}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
