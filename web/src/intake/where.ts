import { type LatLon, mercatorX, mercatorY, metresBetween } from '../common/geo';

/** How far a place is from another and in which of the eight winds (0 = north, clockwise): streets may have one name. */
export function whereFrom(from: LatLon, to: LatLon): { readonly metres: number; readonly wind: number } {
  const east = mercatorX(to.lon) - mercatorX(from.lon);
  const south = mercatorY(to.lat) - mercatorY(from.lat);
  const degrees = (Math.atan2(east, -south) * 180) / Math.PI;
  return { metres: metresBetween(from, to), wind: Math.round(((degrees + 360) % 360) / 45) % 8 };
}
