const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * A tile of the watermark as a CSS mask: a picture rather than text, so that it is neither read aloud nor selected.
 * The color comes from the element it lies on.
 */
export function watermarkTile(lines: readonly string[]): string {
  const spans = lines
    .map((line, index) => `<tspan x='20' dy='${index === 0 ? 0 : 16}'>${escape(line)}</tspan>`)
    .join('');
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' width='300' height='130'>` +
    `<text transform='rotate(-20 20 110)' y='108' font-family='sans-serif' font-size='12'>${spans}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
