import { unitKinds, unitStatuses } from '../api/types';
import { mercatorX, mercatorY } from '../common/geo';
import type { CellFrame, UnitReport } from './frame';
import { COARSE, OCCUPIED, OCCUPIED_KNOWN, ON_DUTY, SYNTHETIC, UnitColumns } from './unitColumns';

const AGE_ROUNDING_MS = 1500;

interface Cell {
  epoch: string;
  seq: number;
  readonly members: Set<string>;
}

export type FrameResult = 'applied' | 'gap' | 'old' | 'not-in-view';

/**
 * Every unit of the cells in view. Frames write it, the map reads it at its
 * own rate; nothing here causes a render. A unit belongs to the cell that reported it last, so the order in which the old
 * cell says "gone" and the new one says "here" does not matter.
 */
export class UnitTable extends UnitColumns {
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

  private put(unit: UnitReport, cellName: string, cell: Cell, now: number): void {
    const x = mercatorX(unit.lon);
    const y = mercatorY(unit.lat);
    const fixAt = now - unit.ageSeconds * 1000;
    let slot = this.slotOf(unit.id);
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
    const slot = this.slotOf(id);
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
}

function flagsOf(unit: UnitReport): number {
  return (
    (unit.onDuty ? ON_DUTY : 0) |
    (unit.occupied ? OCCUPIED : 0) |
    (unit.occupied === null ? 0 : OCCUPIED_KNOWN) |
    (unit.synthetic ? SYNTHETIC : 0) |
    (unit.coarse ? COARSE : 0)
  );
}
