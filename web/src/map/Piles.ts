import { COARSE, ON_DUTY } from '../live/unitColumns';
import type { UnitTable } from '../live/unitTable';

/** Civilians of one square who are not mobilised: nobody's place is shown, only how many there are. */
export interface Pile {
  /** Middle in the unit square of Web Mercator. */
  readonly x: number;
  readonly y: number;
  readonly total: number;
  readonly free: number;
}

const COUNT_14 = 2 ** 14;
const AGAIN_AFTER_MS = 1_000;
const AVAILABLE = 0;

/** Counts the civilians of each square at most once a second: twenty thousand of them change all the time. */
export class Piles {
  private all: readonly Pile[] = [];
  private madeFor = '';
  private madeAt = 0;

  /** @param level Zoom of the squares, at most 14: what is nearer than that on the screen is added up. */
  of(table: UnitTable, level: number, now: number): readonly Pile[] {
    const wanted = `${table.version} ${level}`;
    const stale = this.madeFor.endsWith(` ${level}`) ? now - this.madeAt > AGAIN_AFTER_MS : true;
    if (this.madeFor !== wanted && stale) {
      this.all = count(table, level);
      this.madeFor = wanted;
      this.madeAt = now;
    }
    return this.all;
  }
}

function count(table: UnitTable, level: number): Pile[] {
  const shift = 14 - Math.max(0, Math.min(14, level));
  const squares = new Map<number, { x: number; y: number; total: number; free: number }>();
  for (let slot = 0; slot < table.count; slot++) {
    const flags = table.flags[slot] ?? 0;
    if ((flags & COARSE) === 0) continue;
    const [x, y] = [table.x[slot] ?? 0, table.y[slot] ?? 0];
    const key = (Math.floor(x * COUNT_14) >> shift) * COUNT_14 + (Math.floor(y * COUNT_14) >> shift);
    const square = squares.get(key) ?? { x: 0, y: 0, total: 0, free: 0 };
    square.x += x;
    square.y += y;
    square.total++;
    if ((flags & ON_DUTY) !== 0 && table.status[slot] === AVAILABLE) square.free++;
    squares.set(key, square);
  }
  return [...squares.values()].map((s) => ({ ...s, x: s.x / s.total, y: s.y / s.total }));
}
