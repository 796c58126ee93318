import type { IncidentSummary } from '../api/types';
import { unitKinds } from '../api/types';
import { mercatorX, mercatorY } from '../common/geo';
import type { CellCount } from '../live/frame';
import { bubbles } from '../live/overview';
import type { UnitTable } from '../live/unitTable';
import type { Palette } from '../theme/palette';
import { isLargeKind } from '../units/kinds';
import { type Camera, onScreen, screenX, screenY } from './camera';
import { drawnAt } from './glide';
import { LabelSpace } from './labelSpace';
import { markBubble, markCross, markPile, markRing } from './marks';
import { Piles } from './Piles';
import { paintAll, unitGoals } from './painters';

const MAX_LABELS = 150;
const LABEL_ZOOM = 13.2;
const ALL_LABELS_ZOOM = 16;
const BUBBLE_PX = 64;
const PILE_PX = 44;

export interface Scene {
  readonly table: UnitTable;
  readonly incidents: ReadonlyMap<string, IncidentSummary>;
  readonly selectedUnit: string | null;
  readonly selectedIncident: string | null;
  readonly hovered: string | null;
  readonly counts: readonly CellCount[];
  readonly picked: { readonly lat: number; readonly lon: number } | null;
}

/** Lines, rings, call signs and the counts of zoomed-out maps: few things, drawn on a plain 2D canvas. */
export class Annotations {
  readonly canvas = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D;
  private readonly piles = new Piles();
  private drawn = 0;

  constructor() {
    this.canvas.className = 'annotation-canvas';
    const pen = this.canvas.getContext('2d');
    if (!pen) throw new Error('no 2D canvas');
    this.pen = pen;
  }

  /** Answers whether anything was drawn; an empty canvas is hidden, because blending a whole layer costs on its own. */
  draw(camera: Camera, palette: Palette, scene: Scene, now: number): boolean {
    const { pen } = this;
    this.drawn = 0;
    this.clear(camera);
    if (scene.counts.length > 0) {
      for (const bubble of bubbles(scene.counts, levelFor(camera, BUBBLE_PX)))
        this.at(camera, bubble.x, bubble.y, (x, y) => markBubble(pen, palette, x, y, bubble));
    } else {
      for (const pile of this.piles.of(scene.table, levelFor(camera, PILE_PX), now))
        this.at(camera, pile.x, pile.y, (x, y) => markPile(pen, palette, x, y, pile));
      this.lines(camera, palette, scene, now);
      if (camera.zoom >= LABEL_ZOOM) this.labels(camera, palette, scene, now);
    }
    this.ring(camera, palette, scene, scene.hovered, now, 1.5);
    this.ring(camera, palette, scene, scene.selectedUnit, now, 3);
    this.drawn += paintAll({ pen, camera, palette, now });
    if (scene.picked)
      this.at(camera, mercatorX(scene.picked.lon), mercatorY(scene.picked.lat), (x, y) =>
        markCross(pen, palette, x, y),
      );
    this.canvas.hidden = this.drawn === 0;
    return this.drawn > 0;
  }

  private clear(camera: Camera): void {
    const dpr = Math.min(2, globalThis.devicePixelRatio || 1);
    const width = Math.round(camera.width * dpr);
    const height = Math.round(camera.height * dpr);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    this.pen.clearRect(0, 0, camera.width, camera.height);
  }

  private lines(camera: Camera, palette: Palette, scene: Scene, now: number): void {
    const { pen } = this;
    for (let slot = 0; slot < scene.table.count; slot++) {
      const id = scene.table.incidents[slot];
      const incident = id ? scene.incidents.get(id) : undefined;
      if (!incident) continue;
      this.drawn++;
      const from = drawnAt(scene.table, slot, now);
      const chosen = incident.id === scene.selectedIncident;
      pen.strokeStyle = palette.accent;
      pen.globalAlpha = chosen ? 0.95 : 0.4;
      pen.lineWidth = chosen ? 2.5 : 1.5;
      pen.setLineDash(scene.table.status[slot] === 1 ? [5, 5] : []);
      pen.beginPath();
      pen.moveTo(screenX(camera, from.x), screenY(camera, from.y));
      const goal = unitGoals.get(scene.table.ids[slot] ?? '') ?? incident.at;
      pen.lineTo(screenX(camera, mercatorX(goal.lon)), screenY(camera, mercatorY(goal.lat)));
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  private labels(camera: Camera, palette: Palette, scene: Scene, now: number): void {
    const { pen } = this;
    pen.font = '500 11px system-ui, "Noto Sans CJK SC", sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'top';
    pen.lineWidth = 3;
    pen.lineJoin = 'round';
    pen.strokeStyle = palette.labelHalo;
    pen.fillStyle = palette.label;
    const space = new LabelSpace();
    let labels = 0;
    for (let slot = 0; slot < scene.table.count && labels < MAX_LABELS; slot++) {
      const kind = unitKinds[scene.table.kind[slot] ?? 0] ?? 'taxi';
      const named = isLargeKind(kind) || scene.table.incidents[slot] || camera.zoom >= ALL_LABELS_ZOOM;
      if (!named) continue;
      const at = drawnAt(scene.table, slot, now);
      if (!onScreen(camera, at.x, at.y, 0)) continue;
      const text = scene.table.callSigns[slot] ?? '';
      const x = screenX(camera, at.x);
      const chosen = scene.table.ids[slot] === scene.selectedUnit || scene.table.ids[slot] === scene.hovered;
      const y = screenY(camera, at.y) + (chosen ? 18 : 10);
      const width = pen.measureText(text).width;
      if (!space.claim(x - width / 2, y, width, 11) && !chosen) continue;
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
      labels++;
    }
    this.drawn += labels;
  }

  private ring(camera: Camera, palette: Palette, scene: Scene, id: string | null, now: number, width: number): void {
    const slot = id === null ? undefined : scene.table.slotOf(id);
    if (slot === undefined) return;
    this.drawn++;
    const at = drawnAt(scene.table, slot, now);
    markRing(this.pen, palette, screenX(camera, at.x), screenY(camera, at.y), width);
  }

  /** Where on the screen, when it is on it; counts as drawn. */
  private at(camera: Camera, x: number, y: number, mark: (x: number, y: number) => void): void {
    if (!onScreen(camera, x, y)) return;
    this.drawn++;
    mark(screenX(camera, x), screenY(camera, y));
  }
}

/** The zoom whose squares are at least so wide on the screen. */
function levelFor(camera: Camera, px: number): number {
  return Math.max(1, Math.min(14, Math.floor(camera.zoom + Math.log2(512 / px))));
}
