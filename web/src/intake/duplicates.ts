import type { IncidentSummary, IncidentType } from '../api/types';
import { type LatLon, metresBetween } from '../common/geo';

export interface Duplicate {
  readonly incident: IncidentSummary;
  readonly metres: number;
  readonly minutes: number;
}

export const NEAR_METRES = 300;
export const RECENT_MINUTES = 30;

/**
 * Open incidents that a call may be about: at most 300 m away and 30 minutes old, and of the same family of types once a
 * type is chosen. The same type, then the nearest first.
 */
export function possibleDuplicates(
  place: LatLon,
  typeCode: string | null,
  open: Iterable<IncidentSummary>,
  types: ReadonlyMap<string, IncidentType>,
  now: number,
): Duplicate[] {
  const family = typeCode === null ? null : types.get(typeCode)?.family;
  const found: Duplicate[] = [];
  for (const incident of open) {
    if (family && types.get(incident.typeCode)?.family !== family) continue;
    const minutes = (now - incident.openedAt) / 60_000;
    if (minutes > RECENT_MINUTES) continue;
    const metres = metresBetween(place, incident.at);
    if (metres <= NEAR_METRES) found.push({ incident, metres, minutes: Math.max(0, minutes) });
  }
  const other = (d: Duplicate) => (d.incident.typeCode === typeCode ? 0 : 1);
  return found.sort((a, b) => other(a) - other(b) || a.metres - b.metres);
}
