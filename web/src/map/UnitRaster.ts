import { unitKinds, unitStatuses } from '../api/types';
import { COARSE, OCCUPIED, ON_DUTY } from '../live/unitColumns';
import type { UnitTable } from '../live/unitTable';
import { type Palette, rgb } from '../theme/palette';
import { isLargeKind } from '../units/kinds';
import type { Camera } from './camera';
import { GLIDE_MS, pointSize, type UnitDrawing } from './UnitLayer';
import { lay, type SpriteColours, type Stamp, sprite, stamp } from './unitSprite';

const AGE_STEPS_S = [0, 40, 65, 90, 115, 1000] as const;
const HEADINGS = 16;
const EN_ROUTE = unitStatuses.indexOf('enRoute');
const OUT_OF_SERVICE = unitStatuses.indexOf('outOfService');
const LARGE = Uint8Array.from(unitKinds, (kind) => (isLargeKind(kind) ? 1 : 0));

/**
 * Units drawn by the processor, for machines without a graphics card: there a WebGL canvas is computed by an emulated card,
 * copied out and blended again. Every look is computed once for a size and copied for each unit.
 */
export class UnitRaster implements UnitDrawing {
  readonly canvas = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D;
  private picture = new ImageData(1, 1);
  private pixels = new Uint32Array(1);
  private stamps: (Stamp | undefined)[] = [];
  private madeFor = '';
  private colours: SpriteColours = { status: [], rim: [0, 0, 0], land: [0, 0, 0] };
  drawnVersion = -1;
  private newsAt = 0;
  private shown = false;

  constructor(private readonly table: UnitTable) {
    this.canvas.className = 'unit-canvas';
    // Kept in main memory: it is written by us and read by the browser's own drawing, never by a graphics card.
    const pen = this.canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no 2D canvas');
    this.pen = pen;
  }

  wantsFrame(now: number): boolean {
    return this.drawnVersion !== this.table.version || now - this.newsAt < GLIDE_MS;
  }

  draw(camera: Camera, palette: Palette, now: number): void {
    this.prepare(camera, palette);
    if (this.drawnVersion !== this.table.version) this.newsAt = now;
    this.drawnVersion = this.table.version;
    if (this.shown) this.pixels.fill(0);
    // Small ones first, so that police, fire and medical lie on top.
    this.shown = this.layKind(0, camera, now) + this.layKind(1, camera, now) > 0;
    this.pen.putImageData(this.picture, -MARGIN, -MARGIN);
  }

  destroy(): void {
    this.canvas.remove();
  }

  private layKind(large: number, camera: Camera, now: number): number {
    const { table, pixels } = this;
    const { width } = this.picture;
    const [right, bottom] = [this.canvas.width + MARGIN, this.canvas.height + MARGIN];
    const left = camera.x - this.canvas.width / 2 / camera.scale;
    const top = camera.y - this.canvas.height / 2 / camera.scale;
    let laid = 0;
    for (let slot = 0; slot < table.count; slot++) {
      if (LARGE[table.kind[slot] as number] !== large || ((table.flags[slot] as number) & COARSE) !== 0) continue;
      const t = (now - (table.movedAt[slot] as number)) / GLIDE_MS;
      let x = table.x[slot] as number;
      let y = table.y[slot] as number;
      if (t < 1) {
        const back = 1 - Math.max(0, t);
        x -= (x - (table.fromX[slot] as number)) * back;
        y -= (y - (table.fromY[slot] as number)) * back;
      }
      const px = (x - left) * camera.scale + MARGIN;
      const py = (y - top) * camera.scale + MARGIN;
      if (px < HALF || py < HALF || px > right + MARGIN - HALF || py > bottom + MARGIN - HALF) continue;
      const look = this.stampOf(slot, large, now, camera.zoom);
      lay(pixels, look, Math.round(py - look.size / 2) * width + Math.round(px - look.size / 2));
      laid++;
    }
    return laid;
  }

  private stampOf(slot: number, large: number, now: number, zoom: number): Stamp {
    const { table } = this;
    const flags = table.flags[slot] as number;
    const shape = (flags & ON_DUTY) === 0 ? OUT_OF_SERVICE : (table.status[slot] as number);
    const passengers = (flags & OCCUPIED) !== 0 ? 1 : 0;
    const heading = table.heading[slot] as number;
    const turn = shape === EN_ROUTE && heading >= 0 ? 1 + (Math.round((heading / 360) * HEADINGS) % HEADINGS) : 0;
    const age = ageStep((now - (table.fixAt[slot] as number)) / 1000);
    const index = (((turn * AGE_STEPS_S.length + age) * 2 + passengers) * 2 + large) * unitStatuses.length + shape;
    let found = this.stamps[index];
    if (!found) {
      const px = pointSize(zoom) * (large === 1 ? 1.9 : 1) * (shape === 0 ? 1 : 1.25);
      const look = sprite(
        {
          shape,
          large: large === 1,
          passengers: passengers === 1,
          heading: turn === 0 ? -1 : ((turn - 1) / HEADINGS) * 360,
          age: AGE_STEPS_S[age] ?? 0,
        },
        px,
        this.colours,
      );
      found = stamp(look, this.picture.width);
      this.stamps[index] = found;
    }
    return found;
  }

  private prepare(camera: Camera, palette: Palette): void {
    const width = Math.max(1, Math.round(camera.width));
    const height = Math.max(1, Math.round(camera.height));
    if (this.canvas.width !== width || this.canvas.height !== height || this.madeFor === '') {
      this.canvas.width = width;
      this.canvas.height = height;
      this.picture = new ImageData(width + 2 * MARGIN, height + 2 * MARGIN);
      this.pixels = new Uint32Array(this.picture.data.buffer);
    }
    const madeFor = `${pointSize(camera.zoom).toFixed(1)} ${palette.land} ${width}`;
    if (madeFor === this.madeFor) return;
    this.madeFor = madeFor;
    this.stamps = [];
    this.colours = {
      status: unitStatuses.map((status) => rgb(palette.status[status])),
      rim: rgb(palette.rim),
      land: rgb(palette.land),
    };
  }
}

/** Half of the largest look, with room: one that touches the edge of the map is drawn whole and cut by the canvas. */
const HALF = 18;
const MARGIN = 2 * HALF;

function ageStep(seconds: number): number {
  if (seconds > 120) return 5;
  return seconds < 30 ? 0 : seconds < 52 ? 1 : seconds < 77 ? 2 : seconds < 102 ? 3 : 4;
}

/** Whether WebGL is computed by the processor here. */
export function withoutGraphicsCard(): boolean {
  const forced = new URLSearchParams(location.search).get('units');
  if (forced === 'processor' || forced === 'card') return forced === 'processor';
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
