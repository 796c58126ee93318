import { expect, test } from 'vitest';
import { cellOf } from '../src/live/cells';
import type { UnitReport } from '../src/live/frame';
import { UnitTable } from '../src/live/unitTable';
import { Piles } from '../src/map/Piles';

const lat = 43.84;
const lon = 126.55;
const cell = cellOf(lat, lon);

function taxi(id: string, change: Partial<UnitReport> = {}): UnitReport {
  return {
    id,
    lat,
    lon,
    ageSeconds: 1,
    heading: null,
    speed: null,
    kind: 'taxi',
    status: 'available',
    onDuty: true,
    occupied: null,
    callSign: id,
    incident: null,
    synthetic: false,
    coarse: true,
    ...change,
  };
}

function table(units: UnitReport[]): UnitTable {
  const all = new UnitTable();
  all.setView([cell]);
  all.apply({ cell, epoch: 'e', seq: 1, snapshot: true, units, gone: [] }, 0);
  return all;
}

test('civilians who are not mobilised are counted by square, with how many of them are free', () => {
  const units = table([
    taxi('a'),
    taxi('b', { status: 'busy' }),
    taxi('c', { onDuty: false }),
    taxi('d', { coarse: false }),
  ]);
  expect(new Piles().of(units, 14, 0)).toMatchObject([{ total: 3, free: 1 }]);
});

test('squares are added up when the map is zoomed out', () => {
  const next = { lat, lon: lon - 0.022 };
  const units = table([taxi('a'), taxi('b', next)]);
  expect(new Piles().of(units, 14, 0)).toHaveLength(2);
  expect(new Piles().of(units, 8, 0).map((pile) => pile.total)).toEqual([2]);
});

test('twenty thousand changes a second are counted once a second, another zoom at once', () => {
  const piles = new Piles();
  const units = table([taxi('a')]);
  const first = piles.of(units, 14, 10_000);
  units.apply({ cell, epoch: 'e', seq: 2, snapshot: false, units: [taxi('b')], gone: [] }, 0);
  expect(piles.of(units, 14, 10_500)).toBe(first);
  expect(piles.of(units, 14, 11_001)[0]?.total).toBe(2);
  expect(piles.of(units, 10, 11_002)).not.toBe(first);
});
