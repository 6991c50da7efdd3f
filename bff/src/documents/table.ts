import type { Block } from './flow.ts';
import type { Color, LineItem, Measure, PageItem, PathItem, Weight } from './page.ts';
import { shrinkToFit, wrapText } from './text-flow.ts';

export interface Cell {
  readonly text: string;
  readonly weight?: Weight;
  readonly align?: 'left' | 'center' | 'right';
  /** How many columns the cell covers; 1 when left out. */
  readonly span?: number;
  readonly shaded?: boolean;
}

export interface Table {
  /** Widths in mm. */
  readonly columns: readonly number[];
  readonly header?: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Text size in mm; a cell may shrink to 85 % of it to stay on one line, after that it wraps and the row grows. */
  readonly size: number;
}

/** Half of a page's room, mm: what follows, and the seal, fit beneath. */
const RECORD = 120;
const PADDING = 2;
const LEADING = 1.4;
const SMALLEST = 0.85;
const RULE = 0.2;
const RULE_COLOR: Color = [70, 70, 70];
const SHADE: Color = [244, 242, 238];

/**
 * One block per row, measured. A header comes first and returns at the top of every further page; a table without one is
 * a single record, whose rows stay on one page up to `RECORD`.
 */
export function tableBlocks(measure: Measure, table: Table, x: number): Block[] {
  const header = table.header && rowBlock(measure, table, table.header, x);
  const rows = table.rows.map((row) => ({ ...rowBlock(measure, table, row, x), repeats: header }));
  return header ? [{ ...header, keepsWith: rows[0]?.height ?? 0 }, ...rows] : keepWhole(rows);
}

function keepWhole(rows: readonly Block[]): Block[] {
  const isRecord = rows.reduce((sum, { height }) => sum + height, 0) <= RECORD;
  return rows.map((row, index) => ({ ...row, keepsWith: isRecord ? (rows[index + 1]?.height ?? 0) : 0 }));
}

interface FittedCell {
  readonly cell: Cell;
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly lines: readonly string[];
}

function rowBlock(measure: Measure, table: Table, cells: readonly Cell[], x: number): Block {
  const fitted = fitCells(measure, table, cells, x);
  const height = Math.max(...fitted.map(({ lines, size }) => lines.length * size * LEADING)) + 2 * PADDING;
  const draw = (top: number): PageItem[] => [
    ...fitted.filter(({ cell }) => cell.shaded).map((cell) => shade(cell, top, height)),
    ...borders(fitted, x, top, height),
    ...fitted.flatMap((cell) => cellText(measure, cell, top, height)),
  ];
  return { height, draw };
}

function fitCells(measure: Measure, table: Table, cells: readonly Cell[], x: number): FittedCell[] {
  let column = 0;
  let left = x;
  return cells.map((cell) => {
    const end = column + (cell.span ?? 1);
    const width = table.columns.slice(column, end).reduce((sum, part) => sum + part, 0);
    const style = { size: table.size, weight: cell.weight ?? 'regular' };
    const room = width - 2 * PADDING;
    const size = shrinkToFit(measure, cell.text, style, room, table.size * SMALLEST);
    const oneLine = measure(cell.text, style.weight) * size <= room + 1e-6;
    const lines = oneLine ? [cell.text] : wrapText(measure, cell.text, style, room);
    const result = { cell, x: left, width, size: oneLine ? size : table.size, lines };
    column = end;
    left += width;
    return result;
  });
}

function cellText(measure: Measure, { cell, x, width, size, lines }: FittedCell, top: number, height: number) {
  const weight = cell.weight ?? 'regular';
  const firstBaseline = top + (height - lines.length * size * LEADING) / 2 + size * 1.08;
  return lines.map((text, index): PageItem => {
    const free = width - 2 * PADDING - measure(text, weight) * size;
    const shift = cell.align === 'center' ? free / 2 : cell.align === 'right' ? free : 0;
    return {
      kind: 'text',
      x: x + PADDING + shift,
      y: firstBaseline + index * size * LEADING,
      text,
      size,
      weight,
    };
  });
}

function borders(cells: readonly FittedCell[], x: number, top: number, height: number): LineItem[] {
  const right = cells.reduce((sum, cell) => sum + cell.width, x);
  const bottom = top + height;
  return [
    rule([x, top], [right, top]),
    rule([x, bottom], [right, bottom]),
    ...[...cells.map((cell) => cell.x), right].map((edge) => rule([edge, top], [edge, bottom])),
  ];
}

function rule(from: readonly [number, number], to: readonly [number, number]): LineItem {
  return { kind: 'line', from, to, width: RULE, color: RULE_COLOR };
}

function shade({ x, width }: FittedCell, top: number, height: number): PathItem {
  return {
    kind: 'path',
    x,
    y: top,
    color: SHADE,
    segments: [['M', 0, 0], ['L', width, 0], ['L', width, height], ['L', 0, height], ['Z']],
  };
}
