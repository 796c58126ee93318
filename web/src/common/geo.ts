/** WGS-84 degrees. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle metres by the haversine formula. */
export function metresBetween(a: LatLon, b: LatLon): number {
  const dLat = Math.sin(radians(b.lat - a.lat) / 2);
  const dLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = dLat * dLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * dLon * dLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

const MAX_LATITUDE = 85.051128779806604;

/** Web Mercator in the unit square: 0 = 180° W, 1 = 180° E. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

/** 0 = north edge, 1 = south edge; latitudes beyond ±85.05° are clamped. */
export function mercatorY(lat: number): number {
  const phi = radians(Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)));
  return (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
}

export function fromMercator(x: number, y: number): LatLon {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lon: x * 360 - 180 };
}

export function isPosition(lat: number, lon: number): boolean {
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}
