import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';
import type { Palette } from '../theme/palette';
import type { Camera } from './camera';

export interface Painting {
  readonly pen: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  /** Server's clock, milliseconds. */
  readonly now: number;
}

/** Draws on the map above the units; answers how many things it drew. */
export type Painter = (on: Painting) => number;

const painters = new Set<Painter>();
const listeners = new Set<() => void>();

/** Lets another part of the page draw on the map; the answer takes it off again. */
export function addPainter(painter: Painter): () => void {
  painters.add(painter);
  repaint();
  return () => {
    painters.delete(painter);
    repaint();
  };
}

/** What a painter shows has changed. */
export function repaint(): void {
  for (const listener of listeners) listener();
}

export function onRepaint(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function paintAll(on: Painting): number {
  let drawn = 0;
  for (const painter of painters) drawn += painter(on);
  return drawn;
}

/** Where units are going when it is not the incident's own place: the map draws their lines there. */
export const unitGoals = new Map<string, LatLon>();

/** A click on the map that is meant for something other than choosing a unit, until it is let go. */
export interface MapClaim {
  /** Said beside the map. */
  readonly hint: string;
  readonly take: (at: LatLon) => void;
}

export const mapClaim = createStore<MapClaim | null>(null);

/** Asked before units are: true when the click was on something of theirs. Pixels of the map. */
export type MapClick = (camera: Camera, px: number, py: number) => boolean;

const clicks = new Set<MapClick>();

export function onMapClick(click: MapClick): () => void {
  clicks.add(click);
  return () => clicks.delete(click);
}

export function takenByClick(camera: Camera, px: number, py: number): boolean {
  for (const click of clicks) if (click(camera, px, py)) return true;
  return false;
}
