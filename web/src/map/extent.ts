import { fromMercator } from '../common/geo';
import { type Bounds, parseCell } from '../live/cells';
import type { CellCount } from '../live/frame';

const TRIM = 0.01;
const COUNT = 2 ** 14;

/** The box around the middle 98 % of all units, so that one lost taxi does not push the city out of sight. */
export function extentOf(counts: readonly CellCount[]): Bounds | null {
  const cells = counts.flatMap((count) => {
    const cell = parseCell(count.cell);
    return cell && count.total > 0 ? [{ ...cell, total: count.total }] : [];
  });
  const total = cells.reduce((sum, cell) => sum + cell.total, 0);
  if (total === 0) return null;
  const range = (of: (cell: { x: number; y: number }) => number): [number, number] => {
    const sorted = [...cells].sort((a, b) => of(a) - of(b));
    let seen = 0;
    let low: number | null = null;
    let high = 0;
    for (const cell of sorted) {
      if (seen >= total * (1 - TRIM)) break;
      seen += cell.total;
      high = of(cell);
      if (low === null && seen > total * TRIM) low = of(cell);
    }
    return [low ?? high, high + 1];
  };
  const [west, east] = range((cell) => cell.x);
  const [north, south] = range((cell) => cell.y);
  const nw = fromMercator(west / COUNT, north / COUNT);
  const se = fromMercator(east / COUNT, south / COUNT);
  return { west: nw.lon, north: nw.lat, east: se.lon, south: se.lat };
}
