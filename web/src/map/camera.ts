import type { Map as MapLibre } from 'maplibre-gl';
import { mercatorX, mercatorY } from '../common/geo';

/** The map's view as an affine transform: the map is neither turned nor tilted. */
export interface Camera {
  /** Middle of the view in the unit square. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels for the whole unit square. */
  readonly scale: number;
  readonly zoom: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const TILE_PX = 512;

export function cameraOf(map: MapLibre): Camera {
  const centre = map.getCenter();
  const box = map.getContainer();
  const zoom = map.getZoom();
  return {
    x: mercatorX(centre.lng),
    y: mercatorY(centre.lat),
    scale: TILE_PX * 2 ** zoom,
    zoom,
    width: box.clientWidth,
    height: box.clientHeight,
  };
}

export function screenX(camera: Camera, x: number): number {
  return (x - camera.x) * camera.scale + camera.width / 2;
}

export function screenY(camera: Camera, y: number): number {
  return (y - camera.y) * camera.scale + camera.height / 2;
}

export function onScreen(camera: Camera, x: number, y: number, margin = 40): boolean {
  const px = screenX(camera, x);
  const py = screenY(camera, y);
  return px > -margin && py > -margin && px < camera.width + margin && py < camera.height + margin;
}
