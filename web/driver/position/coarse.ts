import type { LatLon } from '../../src/common/geo';
import type { Fix } from '../link/fix';

/** About 280 m from north to south; every place lies within the 200 m that are claimed as accuracy. */
const GRID_DEGREES = 0.0025;
const COARSE_METRES = 200;

/** The middle of the grid square: from one place or from many, the same answer, so nothing finer can be worked out. */
export function coarse(at: LatLon): LatLon {
  const middle = (value: number) => Number(((Math.floor(value / GRID_DEGREES) + 0.5) * GRID_DEGREES).toFixed(5));
  return { lat: middle(at.lat), lon: middle(at.lon) };
}

/** Without speed and heading: together they would tell more than the square does. */
export function coarseFix(fix: Fix): Fix {
  return { ...fix, ...coarse(fix), speed: null, heading: null, accuracy: COARSE_METRES };
}
