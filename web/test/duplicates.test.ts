import { describe, expect, it } from 'vitest';
import type { IncidentSummary, IncidentType } from '../src/api/types';
import { possibleDuplicates } from '../src/intake/duplicates';

const now = Date.UTC(2026, 0, 1, 12);
const place = { lat: 43.84, lon: 126.55 };
const NORTH_100_M = 100 / 111_195;

const type = (code: string, family: string): [string, IncidentType] => [
  code,
  { code, family, zh: code, en: code, pinyin: '', priority: 2 },
];
const types = new Map([type('robbery', 'police'), type('theft', 'police'), type('house-fire', 'fire')]);

function incident(id: string, typeCode: string, metresNorth: number, minutesAgo: number): IncidentSummary {
  return {
    id,
    typeCode,
    priority: 1,
    status: 'open',
    at: { lat: place.lat + (NORTH_100_M * metresNorth) / 100, lon: place.lon },
    address: '',
    openedAt: now - minutesAgo * 60_000,
    units: [],
    drill: false,
    major: false,
    version: 1,
  };
}
const ids = (typeCode: string | null, open: IncidentSummary[]) =>
  possibleDuplicates(place, typeCode, open, types, now).map((d) => d.incident.id);

describe('possible duplicates', () => {
  it('are near in place and time', () =>
    expect(
      ids('robbery', [
        incident('near', 'robbery', 290, 29),
        incident('far', 'robbery', 310, 1),
        incident('old', 'robbery', 10, 31),
      ]),
    ).toEqual(['near']));
  it('are of the same family', () =>
    expect(ids('robbery', [incident('a', 'theft', 50, 5), incident('b', 'house-fire', 50, 5)])).toEqual(['a']));
  it('are of any family while no type is chosen', () =>
    expect(ids(null, [incident('a', 'theft', 50, 5), incident('b', 'house-fire', 60, 5)])).toEqual(['a', 'b']));
  it('put the same type first, then the nearest', () =>
    expect(
      ids('robbery', [
        incident('theft-10', 'theft', 10, 1),
        incident('robbery-200', 'robbery', 200, 1),
        incident('robbery-100', 'robbery', 100, 1),
      ]),
    ).toEqual(['robbery-100', 'robbery-200', 'theft-10']));
});
