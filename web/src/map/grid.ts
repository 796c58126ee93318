import type { FeatureCollection, LineString } from 'geojson';
import { fromMercator, mercatorX, mercatorY } from '../common/geo';
import type { Bounds } from '../live/cells';

const MAX_LINES = 120;

/** The lines between map cells in view; fewer, larger squares when zoomed out. It gives scale where no roads are known. */
export function gridLines(bounds: Bounds, zoom: number): FeatureCollection<LineString> {
  const level = Math.max(2, Math.min(14, Math.floor(zoom) + 2));
  const n = 2 ** level;
  const west = Math.floor(mercatorX(bounds.west) * n);
  const east = Math.ceil(mercatorX(bounds.east) * n);
  const north = Math.floor(mercatorY(bounds.north) * n);
  const south = Math.ceil(mercatorY(bounds.south) * n);
  if (east - west + south - north > MAX_LINES) return { type: 'FeatureCollection', features: [] };
  const lines: [number, number, number, number][] = [];
  for (let x = west; x <= east; x++) lines.push([x, north, x, south]);
  for (let y = north; y <= south; y++) lines.push([west, y, east, y]);
  const point = (x: number, y: number): [number, number] => {
    const at = fromMercator(x / n, y / n);
    return [at.lon, at.lat];
  };
  return {
    type: 'FeatureCollection',
    features: lines.map(([x1, y1, x2, y2]) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: [point(x1, y1), point(x2, y2)] },
    })),
  };
}
