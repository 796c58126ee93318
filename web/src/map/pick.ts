import { unitKinds } from '../api/types';
import { COARSE } from '../live/unitColumns';
import type { UnitTable } from '../live/unitTable';
import { isLargeKind } from '../units/kinds';
import { type Camera, screenX, screenY } from './camera';

const REACH_PX = 14;
const LARGE_BONUS_PX = 6;

/** The slot of the unit nearest to a point of the screen, −1 for none; police, fire and medical win over a taxi beside them. */
export function unitAt(table: UnitTable, camera: Camera, px: number, py: number): number {
  let best = -1;
  let bestDistance = REACH_PX;
  for (let slot = 0; slot < table.count; slot++) {
    if (((table.flags[slot] ?? 0) & COARSE) !== 0) continue;
    const dx = screenX(camera, table.x[slot] ?? 0) - px;
    if (dx > REACH_PX || dx < -REACH_PX) continue;
    const dy = screenY(camera, table.y[slot] ?? 0) - py;
    if (dy > REACH_PX || dy < -REACH_PX) continue;
    const large = isLargeKind(unitKinds[table.kind[slot] ?? 0] ?? 'taxi');
    const distance = Math.hypot(dx, dy) - (large ? LARGE_BONUS_PX : 0);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = slot;
    }
  }
  return best;
}
