import type { UnitTable } from '../live/unitTable';
import { GLIDE_MS } from './UnitLayer';

/** Where a unit is drawn at this moment, in the unit square: between its last two positions while it glides. */
export function drawnAt(table: UnitTable, slot: number, now: number): { x: number; y: number } {
  const t = Math.min(1, Math.max(0, (now - (table.movedAt[slot] ?? 0)) / GLIDE_MS));
  const x = table.x[slot] ?? 0;
  const y = table.y[slot] ?? 0;
  const fromX = table.fromX[slot] ?? x;
  const fromY = table.fromY[slot] ?? y;
  return { x: fromX + (x - fromX) * t, y: fromY + (y - fromY) * t };
}
