import { type UnitKind, type UnitStatus, unitKinds, unitStatuses } from '../api/types';
import { type LatLon, mercatorX, mercatorY } from '../common/geo';
import { ON_DUTY, type UnitRow } from '../live/unitColumns';
import type { UnitTable } from '../live/unitTable';

export interface UnitFilter {
  readonly text: string;
  readonly kind: UnitKind | null;
  readonly status: UnitStatus | null;
  readonly onDutyOnly: boolean;
}

export interface UnitListing {
  readonly rows: readonly UnitRow[];
  /** How many fit; `rows` holds the first of them. */
  readonly fitting: number;
}

/** The units that fit, nearest to `near` first, else by call sign. Only the rows that are shown are built. */
export function listUnits(table: UnitTable, filter: UnitFilter, near: LatLon | null, limit: number): UnitListing {
  const text = filter.text.trim().toLowerCase();
  const kind = filter.kind === null ? -1 : unitKinds.indexOf(filter.kind);
  const status = filter.status === null ? -1 : unitStatuses.indexOf(filter.status);
  const fitting: number[] = [];
  for (let slot = 0; slot < table.count; slot++) {
    if (kind >= 0 && table.kind[slot] !== kind) continue;
    if (status >= 0 && table.status[slot] !== status) continue;
    if (filter.onDutyOnly && ((table.flags[slot] ?? 0) & ON_DUTY) === 0) continue;
    if (text !== '' && !matches(table, slot, text)) continue;
    fitting.push(slot);
  }
  const first = near ? nearest(table, fitting, near) : byCallSign(table, fitting);
  return { rows: first.slice(0, limit).map((slot) => table.row(slot)), fitting: fitting.length };
}

function matches(table: UnitTable, slot: number, text: string): boolean {
  return (
    (table.ids[slot] ?? '').toLowerCase().includes(text) || (table.callSigns[slot] ?? '').toLowerCase().includes(text)
  );
}

function nearest(table: UnitTable, slots: number[], near: LatLon): number[] {
  const x = mercatorX(near.lon);
  const y = mercatorY(near.lat);
  const squared = (slot: number) => ((table.x[slot] ?? 0) - x) ** 2 + ((table.y[slot] ?? 0) - y) ** 2;
  return slots.sort((a, b) => squared(a) - squared(b));
}

function byCallSign(table: UnitTable, slots: number[]): number[] {
  return slots.sort((a, b) => {
    const left = table.callSigns[a] ?? '';
    const right = table.callSigns[b] ?? '';
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
