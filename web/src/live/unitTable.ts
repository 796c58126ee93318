import { type UnitKind, type UnitStatus, unitKinds, unitStatuses } from '../api/types';
import { fromMercator, type LatLon, mercatorX, mercatorY } from '../common/geo';
import type { CellFrame, UnitReport } from './frame';

/** A unit as the table knows it at this moment. */
export interface UnitRow extends LatLon {
  readonly id: string;
  readonly callSign: string;
  readonly kind: UnitKind;
  readonly status: UnitStatus;
  readonly onDuty: boolean;
  readonly occupied: boolean | null;
  readonly incident: string | null;
  readonly synthetic: boolean;
  /** Only the cell is known; the position is its middle. */
  readonly coarse: boolean;
  readonly heading: number | null;
  readonly speed: number | null;
  /** When the position was taken, milliseconds since 1970 by the server's clock. */
  readonly fixAt: number;
}

interface Cell {
  epoch: string;
  seq: number;
  readonly members: Set<string>;
}

export type FrameResult = 'applied' | 'gap' | 'old' | 'not-in-view';

/**
 * Every unit of the cells in view, in columns without holes: slot 0 … count − 1. Frames write it, the map reads it at its
 * own rate; nothing here causes a render. A unit belongs to the cell that reported it last, so the order in which the old
 * cell says "gone" and the new one says "here" does not matter.
 */
export class UnitTable {
  count = 0;
  /** Grows with each change of any unit. */
  version = 0;
  readonly ids: string[] = [];
  readonly callSigns: string[] = [];
  readonly incidents: (string | null)[] = [];
  x = new Float64Array(INITIAL);
  y = new Float64Array(INITIAL);
  /** Where it was drawn before the last fix, and since when it glides from there (milliseconds, server's clock). */
  fromX = new Float64Array(INITIAL);
  fromY = new Float64Array(INITIAL);
  movedAt = new Float64Array(INITIAL);
  fixAt = new Float64Array(INITIAL);
  heading = new Float32Array(INITIAL);
  speed = new Float32Array(INITIAL);
  kind = new Uint8Array(INITIAL);
  status = new Uint8Array(INITIAL);
  flags = new Uint8Array(INITIAL);
  private readonly cellOf: string[] = [];
  private readonly slots = new Map<string, number>();
  private readonly cells = new Map<string, Cell>();
  private view = new Set<string>();

  /** Units of cells that are no longer wanted are dropped: the server stops telling about them. */
  setView(cells: readonly string[]): void {
    this.view = new Set(cells);
    for (const name of [...this.cells.keys()]) if (!this.view.has(name)) this.forgetCell(name);
  }

  apply(frame: CellFrame, now: number): FrameResult {
    if (!this.view.has(frame.cell)) return 'not-in-view';
    const known = this.cells.get(frame.cell);
    if (!frame.snapshot && known?.epoch === frame.epoch && frame.seq <= known.seq) return 'old';
    const gap = !frame.snapshot && (known?.epoch !== frame.epoch || frame.seq !== known.seq + 1);
    const cell: Cell = known ?? { epoch: frame.epoch, seq: frame.seq, members: new Set() };
    cell.epoch = frame.epoch;
    cell.seq = frame.seq;
    this.cells.set(frame.cell, cell);
    if (frame.snapshot) this.forgetMissing(frame, cell);
    for (const unit of frame.units) this.put(unit, frame.cell, cell, now);
    for (const id of frame.gone) this.drop(id, frame.cell);
    this.version++;
    return gap ? 'gap' : 'applied';
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  row(slot: number): UnitRow {
    const heading = this.heading[slot] ?? Number.NaN;
    const speed = this.speed[slot] ?? Number.NaN;
    const flags = this.flags[slot] ?? 0;
    return {
      ...fromMercator(this.x[slot] ?? 0, this.y[slot] ?? 0),
      id: this.ids[slot] ?? '',
      callSign: this.callSigns[slot] ?? '',
      kind: unitKinds[this.kind[slot] ?? 0] ?? 'officer',
      status: unitStatuses[this.status[slot] ?? 0] ?? 'outOfService',
      onDuty: (flags & ON_DUTY) !== 0,
      occupied: (flags & OCCUPIED_KNOWN) === 0 ? null : (flags & OCCUPIED) !== 0,
      synthetic: (flags & SYNTHETIC) !== 0,
      coarse: (flags & COARSE) !== 0,
      incident: this.incidents[slot] ?? null,
      heading: Number.isNaN(heading) ? null : heading,
      speed: Number.isNaN(speed) ? null : speed,
      fixAt: this.fixAt[slot] ?? 0,
    };
  }

  find(id: string): UnitRow | null {
    const slot = this.slots.get(id);
    return slot === undefined ? null : this.row(slot);
  }

  private put(unit: UnitReport, cellName: string, cell: Cell, now: number): void {
    const x = mercatorX(unit.lon);
    const y = mercatorY(unit.lat);
    const fixAt = now - unit.ageSeconds * 1000;
    let slot = this.slots.get(unit.id);
    if (slot === undefined) {
      slot = this.newSlot(unit.id);
      this.fromX[slot] = x;
      this.fromY[slot] = y;
    } else {
      // A cell's late word about a unit that has moved on must not put it back. Ages are rounded, hence the tolerance.
      if (this.cellOf[slot] !== cellName && fixAt < (this.fixAt[slot] ?? 0) - AGE_ROUNDING_MS) return;
      this.leaveOldCell(slot, cellName);
      if (x !== this.x[slot] || y !== this.y[slot]) {
        this.fromX[slot] = this.x[slot] ?? x;
        this.fromY[slot] = this.y[slot] ?? y;
        this.movedAt[slot] = now;
      }
    }
    this.x[slot] = x;
    this.y[slot] = y;
    this.fixAt[slot] = fixAt;
    this.heading[slot] = unit.heading ?? Number.NaN;
    this.speed[slot] = unit.speed ?? Number.NaN;
    this.kind[slot] = unitKinds.indexOf(unit.kind);
    this.status[slot] = unitStatuses.indexOf(unit.status);
    this.flags[slot] = flagsOf(unit);
    this.callSigns[slot] = unit.callSign;
    this.incidents[slot] = unit.incident;
    this.cellOf[slot] = cellName;
    cell.members.add(unit.id);
  }

  private leaveOldCell(slot: number, newCell: string): void {
    const old = this.cellOf[slot];
    const id = this.ids[slot];
    if (old !== undefined && id !== undefined && old !== newCell) this.cells.get(old)?.members.delete(id);
  }

  private drop(id: string, cellName: string): void {
    this.cells.get(cellName)?.members.delete(id);
    const slot = this.slots.get(id);
    if (slot !== undefined && this.cellOf[slot] === cellName) this.freeSlot(slot);
  }

  private forgetMissing(frame: CellFrame, cell: Cell): void {
    const present = new Set(frame.units.map((unit) => unit.id));
    for (const id of [...cell.members]) if (!present.has(id)) this.drop(id, frame.cell);
  }

  private forgetCell(name: string): void {
    const cell = this.cells.get(name);
    if (!cell) return;
    for (const id of [...cell.members]) this.drop(id, name);
    this.cells.delete(name);
    this.version++;
  }

  private newSlot(id: string): number {
    const slot = this.count++;
    if (slot >= this.x.length) this.grow();
    this.ids[slot] = id;
    this.slots.set(id, slot);
    this.movedAt[slot] = 0;
    return slot;
  }

  /** The last slot moves into the hole. */
  private freeSlot(slot: number): void {
    const last = --this.count;
    this.slots.delete(this.ids[slot] ?? '');
    if (slot !== last) {
      for (const column of this.numbers()) column[slot] = column[last] ?? 0;
      this.ids[slot] = this.ids[last] ?? '';
      this.callSigns[slot] = this.callSigns[last] ?? '';
      this.incidents[slot] = this.incidents[last] ?? null;
      this.cellOf[slot] = this.cellOf[last] ?? '';
      this.slots.set(this.ids[slot] ?? '', slot);
    }
    this.ids.length = last;
    this.callSigns.length = last;
    this.incidents.length = last;
    this.cellOf.length = last;
  }

  private numbers() {
    return [
      this.x,
      this.y,
      this.fromX,
      this.fromY,
      this.movedAt,
      this.fixAt,
      this.heading,
      this.speed,
      this.kind,
      this.status,
      this.flags,
    ];
  }

  private grow(): void {
    const size = this.x.length * 2;
    const wider = <T extends Float64Array | Float32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.x = wider(this.x, new Float64Array(size));
    this.y = wider(this.y, new Float64Array(size));
    this.fromX = wider(this.fromX, new Float64Array(size));
    this.fromY = wider(this.fromY, new Float64Array(size));
    this.movedAt = wider(this.movedAt, new Float64Array(size));
    this.fixAt = wider(this.fixAt, new Float64Array(size));
    this.heading = wider(this.heading, new Float32Array(size));
    this.speed = wider(this.speed, new Float32Array(size));
    this.kind = wider(this.kind, new Uint8Array(size));
    this.status = wider(this.status, new Uint8Array(size));
    this.flags = wider(this.flags, new Uint8Array(size));
  }
}

const INITIAL = 1024;
const AGE_ROUNDING_MS = 1500;
export const ON_DUTY = 1;
export const OCCUPIED = 2;
export const OCCUPIED_KNOWN = 4;
export const SYNTHETIC = 8;
export const COARSE = 16;

function flagsOf(unit: UnitReport): number {
  return (
    (unit.onDuty ? ON_DUTY : 0) |
    (unit.occupied ? OCCUPIED : 0) |
    (unit.occupied === null ? 0 : OCCUPIED_KNOWN) |
    (unit.synthetic ? SYNTHETIC : 0) |
    (unit.coarse ? COARSE : 0)
  );
}
