import { unitKinds, unitStatuses } from '../api/types';
import { COARSE, OCCUPIED, ON_DUTY } from '../live/unitColumns';
import type { UnitTable } from '../live/unitTable';
import { type Palette, rgb } from '../theme/palette';
import { isLargeKind } from '../units/kinds';
import type { Camera } from './camera';
import { fragmentShader, vertexShader } from './unitShader';

const FLOATS = 8;
const UPLOAD_EVERY_MS = 200;
export const GLIDE_MS = 400;
const LARGE = new Set(unitKinds.flatMap((kind, index) => (isLargeKind(kind) ? [index] : [])));
const OUT_OF_SERVICE = unitStatuses.indexOf('outOfService');

/** Draws the units of a table on a canvas of its own. */
export interface UnitDrawing {
  readonly canvas: HTMLCanvasElement;
  /** The table's version that the last picture shows. */
  readonly drawnVersion: number;
  /** True while something moves or news wait, so that the next frame is wanted. */
  wantsFrame(now: number): boolean;
  draw(camera: Camera, palette: Palette, now: number): void;
  destroy(): void;
}

/**
 * Units on a canvas of their own above the map: the map below is drawn again only when it moves, the units as often as
 * the screen wants. Positions are kept relative to an origin near the view, or 32-bit floats would be 2 m coarse.
 */
export class UnitLayer implements UnitDrawing {
  readonly canvas = document.createElement('canvas');
  private readonly gl: WebGL2RenderingContext;
  private readonly uniforms = new Map<string, WebGLUniformLocation | null>();
  private data = new Float32Array(1024 * FLOATS);
  private count = 0;
  drawnVersion = -1;
  private uploadedAt = 0;
  private origin = { x: 0, y: 0 };
  private readonly base = Date.now();
  private lost = false;

  constructor(private readonly table: UnitTable) {
    this.canvas.className = 'unit-canvas';
    const gl = this.canvas.getContext('webgl2', {
      alpha: true,
      antialias: false,
      depth: false,
      premultipliedAlpha: true,
    });
    if (!gl) throw new Error('no WebGL 2');
    this.gl = gl;
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.lost = true;
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.lost = false;
      this.drawnVersion = -1;
      this.prepare();
    });
    this.prepare();
  }

  wantsFrame(now: number): boolean {
    return this.drawnVersion !== this.table.version || now - this.uploadedAt < GLIDE_MS + UPLOAD_EVERY_MS;
  }

  draw(camera: Camera, palette: Palette, now: number): void {
    if (this.lost) return;
    const { gl } = this;
    const dpr = Math.min(2, globalThis.devicePixelRatio || 1);
    this.resize(camera, dpr);
    this.upload(camera, now);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (this.count === 0) return;
    gl.uniform2f(this.at('u_centre'), camera.x - this.origin.x, camera.y - this.origin.y);
    gl.uniform2f(this.at('u_scale'), (2 * camera.scale) / camera.width, (-2 * camera.scale) / camera.height);
    gl.uniform1f(this.at('u_now'), (now - this.base) / 1000);
    gl.uniform1f(this.at('u_glide'), GLIDE_MS / 1000);
    gl.uniform1f(this.at('u_size'), pointSize(camera.zoom));
    gl.uniform1f(this.at('u_dpr'), dpr);
    gl.uniform3fv(
      this.at('u_colours'),
      unitStatuses.flatMap((status) => rgb(palette.status[status])),
    );
    gl.uniform3fv(this.at('u_rim'), rgb(palette.rim));
    gl.uniform3fv(this.at('u_land'), rgb(palette.land));
    gl.drawArrays(gl.POINTS, 0, this.count);
  }

  destroy(): void {
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.canvas.remove();
  }

  private upload(camera: Camera, now: number): void {
    const farAway = Math.hypot(camera.x - this.origin.x, camera.y - this.origin.y) > 0.01;
    const news = this.drawnVersion !== this.table.version && now - this.uploadedAt >= UPLOAD_EVERY_MS;
    if (!news && !farAway) return;
    if (farAway) this.origin = { x: camera.x, y: camera.y };
    this.fill();
    this.gl.bufferData(this.gl.ARRAY_BUFFER, this.data.subarray(0, this.count * FLOATS), this.gl.DYNAMIC_DRAW);
    this.drawnVersion = this.table.version;
    this.uploadedAt = now;
  }

  private fill(): void {
    const most = this.table.count * FLOATS;
    if (this.data.length < most) this.data = new Float32Array(most * 2);
    // Small ones first, so that police, fire and medical lie on top without a depth buffer.
    const at = this.fillKind(false, 0);
    this.count = this.fillKind(true, at) / FLOATS;
  }

  private fillKind(large: boolean, from: number): number {
    const { table, origin, base, data } = this;
    let at = from;
    for (let slot = 0; slot < table.count; slot++) {
      if (LARGE.has(table.kind[slot] ?? 0) !== large || ((table.flags[slot] ?? 0) & COARSE) !== 0) continue;
      const heading = table.heading[slot] ?? Number.NaN;
      data[at] = (table.fromX[slot] ?? 0) - origin.x;
      data[at + 1] = (table.fromY[slot] ?? 0) - origin.y;
      data[at + 2] = (table.x[slot] ?? 0) - origin.x;
      data[at + 3] = (table.y[slot] ?? 0) - origin.y;
      data[at + 4] = ((table.movedAt[slot] ?? 0) - base) / 1000;
      data[at + 5] = ((table.fixAt[slot] ?? 0) - base) / 1000;
      data[at + 6] = Number.isNaN(heading) ? -1 : heading;
      data[at + 7] = lookOf(table, slot);
      at += FLOATS;
    }
    return at;
  }

  private resize(camera: Camera, dpr: number): void {
    const width = Math.round(camera.width * dpr);
    const height = Math.round(camera.height * dpr);
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
  }

  private prepare(): void {
    const { gl } = this;
    const program = gl.createProgram();
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(kind);
      if (!shader) throw new Error('no shader');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook
    gl.useProgram(program);
    this.uniforms.clear();
    for (const name of ['u_centre', 'u_scale', 'u_now', 'u_glide', 'u_size', 'u_dpr', 'u_colours', 'u_rim', 'u_land'])
      this.uniforms.set(name, gl.getUniformLocation(program, name));
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    for (let location = 0; location < 4; location++) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, 2, gl.FLOAT, false, FLOATS * 4, location * 8);
    }
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  private at(name: string): WebGLUniformLocation | null {
    return this.uniforms.get(name) ?? null;
  }
}

/** CSS pixels of a taxi's dot. */
export function pointSize(zoom: number): number {
  return Math.max(4.5, Math.min(13, 5 + (zoom - 11) * 1.7));
}

function lookOf(table: UnitTable, slot: number): number {
  const flags = table.flags[slot] ?? 0;
  const shape = (flags & ON_DUTY) === 0 ? OUT_OF_SERVICE : (table.status[slot] ?? 0);
  return shape + (LARGE.has(table.kind[slot] ?? 0) ? 8 : 0) + ((flags & OCCUPIED) !== 0 ? 16 : 0);
}
