import { mercatorX, mercatorY } from '../common/geo';

/** Cells are the Web-Mercator tiles of zoom 14, named `14/x/y`: how this page says what it wants to see. */
export const CELL_ZOOM = 14;
const COUNT = 2 ** CELL_ZOOM;

/** The contract's limit of one SetView. */
export const MAX_CELLS = 2_000;

/** Degrees; `west` may be greater than `east` over the antimeridian. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const clamp = (n: number) => Math.min(COUNT - 1, Math.max(0, n));
const column = (lon: number) => clamp(Math.floor(mercatorX(lon) * COUNT));
const row = (lat: number) => clamp(Math.floor(mercatorY(lat) * COUNT));
const normal = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;

export function cellOf(lat: number, lon: number): string {
  return `${CELL_ZOOM}/${column(lon)}/${row(lat)}`;
}

/** Every cell that the box touches, row by row; null when there are more than `limit`: show the overview instead. */
export function cellsIn(bounds: Bounds, limit = MAX_CELLS): string[] | null {
  const top = row(bounds.north);
  const bottom = row(bounds.south);
  const wide = bounds.east - bounds.west;
  const first = column(normal(bounds.west));
  const last = column(normal(bounds.east));
  const columns = wide >= 360 ? COUNT : ((last - first + COUNT) % COUNT) + 1;
  if (columns * (bottom - top + 1) > limit) return null;
  const cells: string[] = [];
  for (let y = top; y <= bottom; y++)
    for (let i = 0; i < columns; i++) cells.push(`${CELL_ZOOM}/${(first + i) % COUNT}/${y}`);
  return cells;
}

export interface CellAddress {
  readonly x: number;
  readonly y: number;
}

export function parseCell(cell: string): CellAddress | null {
  const match = /^14\/(\d{1,5})\/(\d{1,5})$/.exec(cell);
  if (!match) return null;
  const x = Number(match[1]);
  const y = Number(match[2]);
  return x < COUNT && y < COUNT ? { x, y } : null;
}

/** The middle of a cell in the unit square. */
export function cellCentre(cell: CellAddress): { x: number; y: number } {
  return { x: (cell.x + 0.5) / COUNT, y: (cell.y + 0.5) / COUNT };
}
