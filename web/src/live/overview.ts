import { createStore } from '../common/store';
import { parseCell } from './cells';
import type { CellCount } from './frame';

export const overviewCounts = createStore<readonly CellCount[]>([]);

export interface Bubble {
  /** Middle of the bubble's units in the unit square of Web Mercator. */
  readonly x: number;
  readonly y: number;
  readonly total: number;
  readonly available: number;
  readonly civilians: number;
}

const COUNT_14 = 2 ** 14;

/** Adds cells up to squares of zoom `level` (≤ 14), weighted so that a bubble sits where its units are. */
export function bubbles(counts: readonly CellCount[], level: number): Bubble[] {
  const shift = 14 - Math.max(0, Math.min(14, level));
  const squares = new Map<string, { x: number; y: number; total: number; available: number; civilians: number }>();
  for (const count of counts) {
    const cell = parseCell(count.cell);
    if (!cell || count.total <= 0) continue;
    const key = `${cell.x >> shift}/${cell.y >> shift}`;
    const square = squares.get(key) ?? { x: 0, y: 0, total: 0, available: 0, civilians: 0 };
    square.x += (cell.x + 0.5) * count.total;
    square.y += (cell.y + 0.5) * count.total;
    square.total += count.total;
    square.available += count.available;
    square.civilians += count.civilians;
    squares.set(key, square);
  }
  return [...squares.values()].map((s) => ({
    ...s,
    x: s.x / s.total / COUNT_14,
    y: s.y / s.total / COUNT_14,
  }));
}
