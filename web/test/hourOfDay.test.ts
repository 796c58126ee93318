import { expect, test } from 'vitest';
import type { CellCoverage } from '../src/supervisor/calls';
import { freeWords, lookAt, sharpest } from '../src/supervisor/hourOfDay';

const hours = <T>(all: T, ...some: [number, T][]) =>
  Array.from({ length: 24 }, (_, h) => some.find(([at]) => at === h)?.[1] ?? all);
const cell = (name: string, byHour: number[], freeByHour: (number | null)[]): CellCoverage => ({
  cell: name,
  incidents: byHour.reduce((sum, n) => sum + n, 0),
  byHour,
  freeByHour,
  available: 1,
});

test('an hour that was not recorded is unknown and no gap', () => {
  const look = lookAt(cell('a', hours(0, [3, 2]), hours<number | null>(null)), 3);
  expect(look).toMatchObject({ incidents: 2, free: null, gap: false });
  expect(freeWords(look.free, 'unknown')).toBe('unknown');
});

test('the whole day is the mean over the recorded hours', () => {
  const look = lookAt(cell('a', hours(1), hours<number | null>(null, [1, 2], [2, 4])), null);
  expect(look).toMatchObject({ incidents: 24, free: 3, gap: false });
});

test('something happened and mostly nobody was free: a gap, and before everything else', () => {
  const empty = lookAt(cell('empty', hours(0, [5, 1]), hours<number | null>(0.2)), 5);
  const busy = lookAt(cell('busy', hours(0, [5, 30]), hours<number | null>(1)), 5);
  const calm = lookAt(cell('calm', hours(0, [5, 1]), hours<number | null>(6)), 5);
  const nothing = lookAt(cell('nothing', hours(0), hours<number | null>(6)), 5);
  expect(empty.gap).toBe(true);
  expect(sharpest([calm, nothing, busy, empty]).map((look) => look.cell)).toEqual(['empty', 'busy', 'calm']);
});

test('means are written short', () => {
  expect([0, 0.25, 3, 12.6].map((n) => freeWords(n, ''))).toEqual(['0', '0.3', '3', '13']);
});
