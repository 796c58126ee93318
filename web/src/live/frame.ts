import * as read from '../api/read';
import { type UnitKind, type UnitStatus, unitKinds, unitStatuses } from '../api/types';

/** One unit of a cell frame, in the order of the wire's array. */
export interface UnitReport {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** Age of the position when the frame was made. */
  readonly ageSeconds: number;
  /** Degrees clockwise from north. */
  readonly heading: number | null;
  /** Metres per second. */
  readonly speed: number | null;
  readonly kind: UnitKind;
  readonly status: UnitStatus;
  readonly onDuty: boolean;
  readonly occupied: boolean | null;
  readonly callSign: string;
  readonly incident: string | null;
  readonly synthetic: boolean;
  /** A civilian who is not mobilised: only the cell is told, and the position is its middle. */
  readonly coarse: boolean;
}

export interface CellFrame {
  readonly cell: string;
  readonly epoch: string;
  readonly seq: number;
  /** Forget what was known of this cell. */
  readonly snapshot: boolean;
  readonly units: readonly UnitReport[];
  readonly gone: readonly string[];
}

const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);

function unitReport(raw: unknown): UnitReport {
  if (!Array.isArray(raw)) throw new read.ShapeError('unit', 'a list', raw);
  const [id, lat, lon, age, heading, speed, kind, status, onDuty, occupied, callSign, incident, synthetic, coarse] =
    raw as unknown[];
  if (typeof id !== 'string') throw new read.ShapeError('unit id', 'a text', id);
  if (typeof lat !== 'number' || typeof lon !== 'number')
    throw new read.ShapeError(`position of ${id}`, 'numbers', lat);
  return {
    id,
    lat,
    lon,
    ageSeconds: numberOrNull(age) ?? 0,
    heading: numberOrNull(heading),
    speed: numberOrNull(speed),
    kind: unitKinds.find((k) => k === kind) ?? 'officer',
    status: unitStatuses.find((s) => s === status) ?? 'outOfService',
    onDuty: onDuty === true,
    occupied: typeof occupied === 'boolean' ? occupied : null,
    callSign: typeof callSign === 'string' ? callSign : id,
    incident: typeof incident === 'string' ? incident : null,
    synthetic: synthetic === true,
    coarse: coarse === true,
  };
}

export function cellFrame(raw: unknown): CellFrame {
  const o = read.object(raw, 'cell frame');
  return {
    cell: read.text(o, 'cell'),
    epoch: String(o['epoch']),
    seq: read.number(o, 'seq'),
    snapshot: read.flag(o, 'snapshot'),
    units: read.list(o['units'], 'units', unitReport),
    gone: read.list(o['gone'], 'gone', String),
  };
}

/** Counts of units in one cell, for zoomed-out maps. */
export interface CellCount {
  readonly cell: string;
  readonly total: number;
  readonly available: number;
  readonly civilians: number;
}

export function overview(raw: unknown): CellCount[] {
  return read.list(raw, 'overview', (item) => {
    if (!Array.isArray(item)) throw new read.ShapeError('overview', 'a list', item);
    const [cell, total, available, civilians] = item as unknown[];
    return { cell: String(cell), total: Number(total), available: Number(available), civilians: Number(civilians) };
  });
}

export interface Stats {
  readonly reportsPerSecond: number;
  readonly dropped: number;
  readonly unitsSeen: number;
  readonly clients: number;
  readonly serverTime: number;
  readonly synthetic: boolean;
}

export function stats(raw: unknown): Stats {
  const o = read.object(raw, 'stats');
  return {
    reportsPerSecond: read.number(o, 'reportsPerSecond'),
    dropped: read.number(o, 'dropped'),
    unitsSeen: read.number(o, 'unitsSeen'),
    clients: read.number(o, 'clients'),
    serverTime: read.instant(o, 'serverTime'),
    synthetic: read.flag(o, 'synthetic'),
  };
}
