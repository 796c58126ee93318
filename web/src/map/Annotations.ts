import type { IncidentSummary } from '../api/types';
import { unitKinds } from '../api/types';
import { count as readable } from '../common/format';
import { mercatorX, mercatorY } from '../common/geo';
import type { CellCount } from '../live/frame';
import { type Bubble, bubbles } from '../live/overview';
import type { UnitTable } from '../live/unitTable';
import type { Palette } from '../theme/palette';
import { isLargeKind } from '../units/kinds';
import { type Camera, onScreen, screenX, screenY } from './camera';
import { drawnAt } from './glide';
import { LabelSpace } from './labelSpace';
import { type Pile, Piles } from './Piles';
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
    this.drawn = 0;
    this.clear(camera);
    if (scene.counts.length > 0) {
      for (const bubble of bubbles(scene.counts, levelFor(camera, BUBBLE_PX))) this.bubble(camera, palette, bubble);
    } else {
      for (const pile of this.piles.of(scene.table, levelFor(camera, PILE_PX), now)) this.pile(camera, palette, pile);
      this.lines(camera, palette, scene, now);
      if (camera.zoom >= LABEL_ZOOM) this.labels(camera, palette, scene, now);
    }
    this.ring(camera, palette, scene, scene.hovered, now, 1.5);
    this.ring(camera, palette, scene, scene.selectedUnit, now, 3);
    this.drawn += paintAll({ pen: this.pen, camera, palette, now });
    if (scene.picked) this.cross(camera, palette, mercatorX(scene.picked.lon), mercatorY(scene.picked.lat));
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

  private bubble(camera: Camera, palette: Palette, bubble: Bubble): void {
    const { pen } = this;
    if (!onScreen(camera, bubble.x, bubble.y)) return;
    this.drawn++;
    const x = screenX(camera, bubble.x);
    const y = screenY(camera, bubble.y);
    const radius = Math.min(30, 12 + Math.sqrt(bubble.total) * 0.8);
    pen.globalAlpha = 0.92;
    pen.fillStyle = palette.bubble;
    pen.beginPath();
    pen.arc(x, y, radius, 0, Math.PI * 2);
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = palette.status.available;
    pen.lineWidth = 3;
    pen.beginPath();
    pen.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * bubble.available) / bubble.total);
    pen.stroke();
    pen.fillStyle = palette.bubbleText;
    pen.font = '600 12px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(readable(bubble.total), x, y);
  }

  /** Quiet on purpose: what can be sent by name lies above it. */
  private pile(camera: Camera, palette: Palette, pile: Pile): void {
    const { pen } = this;
    if (!onScreen(camera, pile.x, pile.y)) return;
    this.drawn++;
    const x = screenX(camera, pile.x);
    const y = screenY(camera, pile.y);
    const text = readable(pile.total);
    pen.font = '500 10px system-ui, sans-serif';
    const half = pen.measureText(text).width / 2 + 5;
    pen.beginPath();
    pen.roundRect(x - half, y - 8, 2 * half, 16, 8);
    pen.fillStyle = palette.labelHalo;
    pen.globalAlpha = 0.6;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = pile.free > 0 ? palette.status.available : palette.status.outOfService;
    pen.lineWidth = 1;
    pen.stroke();
    pen.fillStyle = palette.label;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(text, x, y + 0.5);
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
    const { pen } = this;
    const at = drawnAt(scene.table, slot, now);
    pen.strokeStyle = palette.accent;
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(screenX(camera, at.x), screenY(camera, at.y), 15, 0, Math.PI * 2);
    pen.stroke();
  }

  /** The place of the call that is being taken. */
  private cross(camera: Camera, palette: Palette, mx: number, my: number): void {
    const { pen } = this;
    this.drawn++;
    const x = screenX(camera, mx);
    const y = screenY(camera, my);
    pen.strokeStyle = palette.accent;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, 13, 0, Math.PI * 2);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      pen.moveTo(x + dx * 6, y + dy * 6);
      pen.lineTo(x + dx * 22, y + dy * 22);
    }
    pen.stroke();
  }
}

/** The zoom whose squares are at least so wide on the screen. */
function levelFor(camera: Camera, px: number): number {
  return Math.max(1, Math.min(14, Math.floor(camera.zoom + Math.log2(512 / px))));
}
