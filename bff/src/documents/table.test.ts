import { describe, expect, test } from '@jest/globals';
import { flow } from './flow.ts';
import type { PageItem } from './page.ts';
import { tableBlocks } from './table.ts';

const measure = (text: string) => [...text].length;
const texts = (items: readonly PageItem[]) => items.flatMap((item) => (item.kind === 'text' ? [item] : []));
const cells = (...words: string[]) => words.map((text) => ({ text }));

describe('a table', () => {
  test('a cell that is a little too long shrinks and stays on one line', () => {
    const [row] = tableBlocks(measure, { columns: [24], rows: [cells('云江市云溪')], size: 4.2 }, 0);
    expect(texts(row?.draw(0) ?? []).map(({ text, size }) => [text, size])).toEqual([['云江市云溪', 4]]);
  });

  test('a cell that is much too long wraps and its row grows', () => {
    const table = { columns: [24, 24], rows: [cells('云江市云溪区样例', '短'), cells('短', '短')], size: 4 };
    const [tall, short] = tableBlocks(measure, table, 0);
    expect(texts(tall?.draw(0) ?? []).map(({ text }) => text)).toEqual(['云江市云溪', '区样例', '短']);
    expect((tall?.height ?? 0) - (short?.height ?? 0)).toBeCloseTo(4 * 1.4);
  });

  test('no text leaves its cell', () => {
    const columns = [20, 30, 40];
    const rows = [cells('云', '云江市云溪区样例街道', '长'.repeat(60)), [{ text: '跨三列'.repeat(20), span: 3 }]];
    for (const block of tableBlocks(measure, { columns, rows, size: 4 }, 10))
      for (const { text, x, y, size } of texts(block.draw(100))) {
        const right = [30, 60, 100].find((edge) => x < edge) ?? 0;
        expect(x).toBeGreaterThanOrEqual(12);
        expect(x + measure(text) * size).toBeLessThanOrEqual(
          block.draw(0).filter(({ kind }) => kind === 'line').length === 4 ? 98 : right - 2,
        );
        expect(y).toBeGreaterThan(100);
        expect(y).toBeLessThan(100 + block.height);
      }
  });

  test('numbers can stand flush right and labels in the middle', () => {
    const rows = [
      [
        { text: '一', align: 'right' as const },
        { text: '二', align: 'center' as const },
      ],
    ];
    const [row] = tableBlocks(measure, { columns: [20, 20], rows, size: 4 }, 0);
    expect(texts(row?.draw(0) ?? []).map(({ x }) => x)).toEqual([14, 28]);
  });
});

describe('several pages', () => {
  const blocks = (rows: number) =>
    tableBlocks(
      measure,
      { columns: [50], header: cells('表头'), rows: Array.from({ length: rows }, (_, i) => cells(`${i}`)), size: 4 },
      0,
    );

  test('a long table goes on under a repeated header', () => {
    const placements = flow(blocks(30), 20, 120);
    const pages = [...new Set(placements.map(({ page }) => page))];
    expect(pages).toEqual([0, 1, 2, 3]);
    for (const page of pages) {
      const words = placements
        .filter((placement) => placement.page === page)
        .flatMap(({ block, top }) => texts(block.draw(top)));
      expect(words[0]?.text).toBe('表头');
    }
    const all = placements.flatMap(({ block, top }) => texts(block.draw(top)).map(({ text }) => text));
    expect(all.filter((text) => text !== '表头')).toEqual(Array.from({ length: 30 }, (_, i) => `${i}`));
  });

  test('a header never stands alone at the foot of a page', () => {
    const [header, first] = blocks(3);
    const height = (header?.height ?? 0) + (first?.height ?? 0);
    const pagesFor = (room: number) =>
      flow([{ height: 20, draw: () => [] }, ...blocks(3)], 0, 20 + room).map(({ page }) => page);
    expect(pagesFor(height - 0.1)).toEqual([0, 1, 1, 1, 1]);
    expect(pagesFor(height + 0.1).slice(0, 3)).toEqual([0, 0, 0]);
  });

  test('a record is never torn: its rows, and what stands with the last one, share a page', () => {
    const record = {
      columns: [20, 30],
      rows: [cells('坐落', '云'), cells('抵押', '有'), cells('查封', '无')],
      size: 4,
    };
    const rows = tableBlocks(measure, record, 0);
    const [before, after] = [
      { height: 20, draw: () => [] },
      { height: 30, draw: () => [] },
    ];
    const height = rows.reduce((sum, row) => sum + row.height, 0);
    const closing = rows.map((row, index) => (index === 2 ? { ...row, keepsWith: after.height } : row));
    const pagesFor = (blocks: typeof rows, room: number) => flow(blocks, 0, room).map(({ page }) => page);
    expect(pagesFor([before, ...rows], 20 + height - 0.1)).toEqual([0, 1, 1, 1]);
    expect(pagesFor([before, ...rows], 20 + height + 0.1)).toEqual([0, 0, 0, 0]);
    expect(pagesFor([before, ...closing, after], 50 + height - 0.1)).toEqual([0, 1, 1, 1, 1]);
    const long = { columns: [20], rows: Array.from({ length: 60 }, () => cells('云')), size: 4 };
    expect(Math.max(...pagesFor([before, ...tableBlocks(measure, long, 0)], 240))).toBe(2);
  });

  test('no block crosses the lower edge', () => {
    for (const { block, top } of flow(blocks(100), 20, 111)) expect(top + block.height).toBeLessThanOrEqual(111 + 1e-6);
  });

  test('a block taller than a page is refused, not cut', () => {
    expect(() => flow([{ height: 101, draw: () => [] }], 20, 120)).toThrow(RangeError);
  });
});
