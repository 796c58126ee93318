import { type LatLon, mercatorX, mercatorY } from '../common/geo';
import { type Camera, onScreen, screenX, screenY } from '../map/camera';
import type { Painting } from '../map/painters';

const FLASH_MS = 500;

const still = matchMedia('(prefers-reduced-motion: reduce)');
/** Half a second on, half a second off; always on for people who asked for no motion. */
export const flashOn = (now: number) => still.matches || Math.floor(now / FLASH_MS) % 2 === 0;

/** A place on the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Null when it is out of sight. */
export function spot(camera: Camera, at: LatLon): Spot | null {
  const [x, y] = [mercatorX(at.lon), mercatorY(at.lat)];
  return onScreen(camera, x, y) ? { x: screenX(camera, x), y: screenY(camera, y) } : null;
}

/** Words with a halo, so that they are read on any ground. */
export function text(
  { pen, palette }: Painting,
  words: string,
  x: number,
  y: number,
  font: string,
  baseline: CanvasTextBaseline,
  colour: string | null = null,
): void {
  pen.font = `${font} system-ui, sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = baseline;
  pen.lineWidth = 3;
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.labelHalo;
  pen.strokeText(words, x, y);
  pen.fillStyle = colour ?? palette.label;
  pen.fillText(words, x, y);
}

export function stroke(pen: CanvasRenderingContext2D, path: () => void): void {
  pen.beginPath();
  path();
  pen.stroke();
}
