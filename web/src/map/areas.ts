import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { createStore } from '../common/store';

/** What an area on the ground means; the style draws each its own way. */
export type AreaRole = 'reach' | 'later' | 'audience';

export type Area = Feature<Polygon | MultiPolygon, { readonly role: AreaRole }>;

/** Areas under the units, by who draws them. They are part of the map's own picture and cost nothing while they stay. */
export const areas = createStore<ReadonlyMap<string, readonly Area[]>>(new Map());

export function showAreas(owner: string, shown: readonly Area[]): void {
  if (shown.length === 0 && !areas.get().has(owner)) return;
  areas.update((now) => new Map(now).set(owner, shown));
}

export function allAreas(): FeatureCollection<Polygon | MultiPolygon> {
  return { type: 'FeatureCollection', features: [...areas.get().values()].flat() };
}

const POINTS = 64;
const METRES_PER_DEGREE = 111_195;

/** A circle of so many metres as a polygon. */
export function circle(lat: number, lon: number, metres: number): Polygon {
  const ring = Array.from({ length: POINTS + 1 }, (_, i) => {
    const turn = (i / POINTS) * Math.PI * 2;
    const north = (Math.sin(turn) * metres) / METRES_PER_DEGREE;
    const east = (Math.cos(turn) * metres) / METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180);
    return [lon + east, lat + north];
  });
  return { type: 'Polygon', coordinates: [ring] };
}
