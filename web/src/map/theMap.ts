import type { CityMap } from './cityMap';

/** The map of this page for commands and keys; null before it is there and where WebGL is missing. */
let current: CityMap | null = null;

export function setMap(map: CityMap | null): void {
  current = map;
}

export function theMap(): CityMap | null {
  return current;
}
