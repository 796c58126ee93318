import type { CellCoverage } from './calls';

/** One cell at one hour of the day, or over the whole day. */
export interface CellLook {
  readonly cell: string;
  readonly incidents: number;
  /** Mean of units free there; null = not recorded. */
  readonly free: number | null;
  readonly available: number | null;
  /** Something happened there and, more often than not, nobody was free. */
  readonly gap: boolean;
}

const SELDOM = 0.5;

/** @param hour 0 to 23; null = the whole day, over the hours that were recorded. */
export function lookAt(cell: CellCoverage, hour: number | null): CellLook {
  const known = cell.freeByHour.filter((n) => n !== null);
  const mean = known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0) / known.length;
  const incidents = hour === null ? cell.incidents : (cell.byHour[hour] ?? 0);
  const free = hour === null ? mean : (cell.freeByHour[hour] ?? null);
  return {
    cell: cell.cell,
    incidents,
    free,
    available: cell.available,
    gap: incidents > 0 && free !== null && free < SELDOM,
  };
}

/** Where most happens for each free unit comes first; a cell without a free unit is never behind one that has some. */
export function sharpest(looks: readonly CellLook[]): CellLook[] {
  const need = (look: CellLook) => look.incidents / Math.max(0.1, look.free ?? 1);
  return looks.filter((look) => look.incidents > 0).sort((a, b) => Number(b.gap) - Number(a.gap) || need(b) - need(a));
}

export const freeWords = (free: number | null, unknown: string) =>
  free === null ? unknown : free < 10 && !Number.isInteger(free) ? free.toFixed(1) : String(Math.round(free));
