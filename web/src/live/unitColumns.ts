import { type UnitKind, type UnitStatus, unitKinds, unitStatuses } from '../api/types';
import { fromMercator, type LatLon } from '../common/geo';

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

const INITIAL = 1024;
export const ON_DUTY = 1;
export const OCCUPIED = 2;
export const OCCUPIED_KNOWN = 4;
export const SYNTHETIC = 8;
export const COARSE = 16;

/** Units in columns without holes: slot 0 … count − 1. The map uploads and draws the columns as they are. */
export class UnitColumns {
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
  protected readonly cellOf: string[] = [];
  private readonly slots = new Map<string, number>();

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

  protected newSlot(id: string): number {
    const slot = this.count++;
    if (slot >= this.x.length) this.grow();
    this.ids[slot] = id;
    this.slots.set(id, slot);
    this.movedAt[slot] = 0;
    return slot;
  }

  /** The last slot moves into the hole. */
  protected freeSlot(slot: number): void {
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
