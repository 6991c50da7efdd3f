import type { PageItem } from './page.ts';

/** A strip of a page that is never torn apart. `repeats` is drawn again above it when it comes first on a later page. */
export interface Block {
  readonly height: number;
  readonly draw: (top: number) => PageItem[];
  readonly repeats?: Block;
  /** Height of what comes next and must stand on the same page, mm; what that keeps with comes along. */
  readonly keepsWith?: number;
}

export interface Placement {
  readonly block: Block;
  /** Counts from 0. */
  readonly page: number;
  /** mm from the page's top edge. */
  readonly top: number;
}

/**
 * Stacks blocks between `top` and `bottom` (mm), starting a new page when the next one does not fit.
 * Throws RangeError for a block taller than a page: nothing is ever cut off.
 */
export function flow(blocks: readonly Block[], top: number, bottom: number): Placement[] {
  const placements: Placement[] = [];
  let page = 0;
  let y = top;
  const needed = roomNeeded(blocks);
  for (const [index, block] of blocks.entries()) {
    if (y + (needed[index] ?? 0) > bottom + 1e-6 && y > top) {
      page += 1;
      y = top;
      if (block.repeats) {
        placements.push({ block: block.repeats, page, top: y });
        y += block.repeats.height;
      }
    }
    if (y + block.height > bottom + 1e-6) throw new RangeError('a block is taller than the page');
    placements.push({ block, page, top: y });
    y += block.height;
  }
  return placements;
}

/** Of each block, its height and that of all it must share a page with. */
function roomNeeded(blocks: readonly Block[]): number[] {
  const needed: number[] = [];
  for (let index = blocks.length - 1; index >= 0; index--) {
    const [block, next] = [blocks[index], blocks[index + 1]];
    const kept = block?.keepsWith ?? 0;
    const chained = next && kept >= next.height ? (needed[index + 1] ?? 0) : 0;
    needed[index] = (block?.height ?? 0) + Math.max(kept, chained);
  }
  return needed;
}

export function space(height: number): Block {
  return { height, draw: () => [] };
}
