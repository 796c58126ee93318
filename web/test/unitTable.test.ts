import { beforeEach, describe, expect, it } from 'vitest';
import { cellOf } from '../src/live/cells';
import type { CellFrame, UnitReport } from '../src/live/frame';
import { UnitTable } from '../src/live/unitTable';

const A = '14/1/1';
const B = '14/2/1';
const now = 1_000_000;

function report(id: string, change: Partial<UnitReport> = {}): UnitReport {
  return {
    id,
    lat: 43.8,
    lon: 126.5,
    ageSeconds: 1,
    heading: null,
    speed: null,
    kind: 'taxi',
    status: 'available',
    onDuty: true,
    occupied: null,
    callSign: id.toUpperCase(),
    incident: null,
    synthetic: false,
    coarse: false,
    ...change,
  };
}
const frame = (cell: string, seq: number, units: UnitReport[], change: Partial<CellFrame> = {}): CellFrame => ({
  cell,
  epoch: 'e1',
  seq,
  snapshot: false,
  units,
  gone: [],
  ...change,
});

describe('the table of units', () => {
  let table: UnitTable;
  const ids = () => [...table.ids].sort();
  beforeEach(() => {
    table = new UnitTable();
    table.setView([A, B]);
    table.apply(frame(A, 5, [report('x'), report('y')], { snapshot: true }), now);
  });

  it('takes a snapshot, then changes in order', () => {
    expect(table.apply(frame(A, 6, [report('x', { status: 'busy' })]), now)).toBe('applied');
    expect(table.find('x')?.status).toBe('busy');
    expect(ids()).toEqual(['x', 'y']);
  });
  it('says that a frame is missing, and still believes what it was told', () => {
    expect(table.apply(frame(A, 8, [report('z')]), now)).toBe('gap');
    expect(ids()).toEqual(['x', 'y', 'z']);
  });
  it('says that a new epoch without snapshot is a gap', () => {
    expect(table.apply(frame(A, 6, [report('x')], { epoch: 'e2' }), now)).toBe('gap');
  });
  it('ignores a frame that comes twice or late', () => {
    table.apply(frame(A, 6, [report('x', { status: 'busy' })]), now);
    expect(table.apply(frame(A, 6, [report('x')]), now)).toBe('old');
    expect(table.apply(frame(A, 5, [report('x')]), now)).toBe('old');
    expect(table.find('x')?.status).toBe('busy');
  });
  it('forgets with a snapshot who is not in it', () => {
    table.apply(frame(A, 1, [report('y')], { snapshot: true, epoch: 'e2' }), now);
    expect(ids()).toEqual(['y']);
  });
  it('keeps a unit that moved to another cell, whichever cell speaks first', () => {
    table.apply(frame(B, 1, [report('x')], { snapshot: true }), now);
    table.apply(frame(A, 6, [], { gone: ['x'] }), now);
    expect(ids()).toEqual(['x', 'y']);
    table.apply(frame(B, 2, [], { gone: ['x'] }), now);
    table.apply(frame(A, 7, [report('x')]), now);
    expect(ids()).toEqual(['x', 'y']);
  });
  it('does not let a late word of the old cell put a unit back', () => {
    table.apply(frame(B, 1, [report('x', { lat: 43.9, ageSeconds: 0 })], { snapshot: true }), now + 10_000);
    table.apply(frame(A, 6, [report('x', { lat: 43.8, ageSeconds: 20 })]), now + 10_000);
    expect(table.find('x')?.lat).toBeCloseTo(43.9, 6);
    table.apply(frame(A, 7, [], { gone: ['x'] }), now + 10_000);
    expect(ids()).toEqual(['x', 'y']);
  });
  it('drops the units of cells that are no longer in view and ignores their frames', () => {
    table.setView([B]);
    expect(ids()).toEqual([]);
    expect(table.apply(frame(A, 6, [report('x')]), now)).toBe('not-in-view');
  });
  it('tells how old a position is by the age in the frame', () => {
    table.apply(frame(A, 6, [report('x', { ageSeconds: 42 })]), now);
    expect(table.find('x')?.fixAt).toBe(now - 42_000);
  });
  it('remembers where a unit was, so that it can glide', () => {
    const before = table.x[table.slotOf('x') ?? -1];
    table.apply(frame(A, 6, [report('x', { lon: 126.6 })]), now + 1);
    const slot = table.slotOf('x') ?? -1;
    expect(table.fromX[slot]).toBe(before);
    expect(table.movedAt[slot]).toBe(now + 1);
  });

  for (const seed of [11, 12, 13])
    it(`agrees with a plain model over random frames (seed ${seed})`, () => {
      let state = seed;
      const next = (n: number) => {
        state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
        return Math.floor((state / 4_294_967_296) * n);
      };
      const fresh = new UnitTable();
      const cells = [A, B, '14/3/1'];
      fresh.setView(cells);
      const model = new Map<string, { cell: string; status: string }>();
      const seqs = new Map(cells.map((cell) => [cell, 0]));
      for (let step = 0; step < 4_000; step++) {
        const cell = cells[next(3)] ?? A;
        const seq = (seqs.get(cell) ?? 0) + 1;
        seqs.set(cell, seq);
        const snapshot = next(20) === 0;
        const units = Array.from({ length: next(5) }, () => {
          const status = next(2) === 0 ? ('available' as const) : ('busy' as const);
          return report(`u${next(1_500)}`, { status });
        });
        const gone = snapshot ? [] : [`u${next(1_500)}`].filter((id) => !units.some((u) => u.id === id));
        fresh.apply(frame(cell, seq, units, { snapshot, gone }), now);
        if (snapshot) for (const [id, at] of model) if (at.cell === cell) model.delete(id);
        for (const unit of units) model.set(unit.id, { cell, status: unit.status });
        for (const id of gone) if (model.get(id)?.cell === cell) model.delete(id);
      }
      expect(fresh.count).toBe(model.size);
      for (const [id, at] of model) expect(fresh.find(id)?.status).toBe(at.status);
      for (let slot = 0; slot < fresh.count; slot++) expect(fresh.slotOf(fresh.ids[slot] ?? '')).toBe(slot);
    });

  it('uses the same cells as the view', () => expect(cellOf(0.001, 0.001)).toBe('14/8192/8191'));
});
