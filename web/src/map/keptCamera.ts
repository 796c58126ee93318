import type { Map as MapLibre } from 'maplibre-gl';
import { recall, remember } from '../common/remember';

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Where this workstation looked last. */
export function keptCamera(): { lat: number; lon: number; zoom: number } | null {
  try {
    const kept: unknown = JSON.parse(recall('camera') ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { lat, lon, zoom } = kept as Record<string, unknown>;
    return typeof lat === 'number' && typeof lon === 'number' && typeof zoom === 'number' ? { lat, lon, zoom } : null;
  } catch {
    return null;
  }
}

export function keepCamera(map: MapLibre): void {
  const { lat, lng } = map.getCenter();
  remember('camera', JSON.stringify({ lat, lon: lng, zoom: map.getZoom() }));
}
