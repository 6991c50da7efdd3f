import type { Measure, TextItem, Weight } from './page.ts';

// A line never starts with a closing mark and never ends with an opening one (GB/T 15834).
const NEVER_FIRST = new Set('，。、；：！？）》」』】〉”’％%,.;:!?)]}·～—…');
const NEVER_LAST = new Set('（《「『【〈“‘([{');
const CLINGING = /[0-9A-Za-z.,:/_%+\-@#&?=]/;

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
}

/**
 * Breaks a text into lines at most `width` mm wide. `\n` always breaks; Latin words and numbers stay whole while they
 * fit on a line; punctuation keeps to its neighbor. A single character wider than the line stands alone.
 */
export function wrapText(measure: Measure, text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const piece of pieces(measure, paragraph, style, width)) {
      const length = measure(piece, style.weight) * style.size;
      if (line !== '' && used + length > width + 1e-6) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (line === '' && piece === ' ') continue;
      line += piece;
      used += length;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The largest size, at most `style.size` and at least `smallest`, at which the text fits on one line of `width` mm. */
export function shrinkToFit(measure: Measure, text: string, style: TextStyle, width: number, smallest: number): number {
  const needed = measure(text, style.weight);
  return needed * style.size <= width ? style.size : Math.max(smallest, width / needed);
}

/** A text item whose middle is at `x`. */
export function centered(measure: Measure, text: string, style: TextStyle, x: number, y: number): TextItem {
  return { kind: 'text', x: x - (measure(text, style.weight) * style.size) / 2, y, text, ...style };
}

function pieces(measure: Measure, text: string, style: TextStyle, width: number): string[] {
  const found: string[] = [];
  let last = '';
  for (const character of text) {
    const previous = found.at(-1);
    const clings =
      NEVER_FIRST.has(character) || NEVER_LAST.has(last) || (CLINGING.test(character) && CLINGING.test(last));
    const joined = (previous ?? '') + character;
    if (previous !== undefined && clings && measure(joined, style.weight) * style.size <= width)
      found[found.length - 1] = joined;
    else found.push(character);
    last = character;
  }
  return found;
}
