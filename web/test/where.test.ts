import { expect, test } from 'vitest';
import { whereFrom } from '../src/intake/where';

const middle = { lat: 43.84, lon: 126.55 };

test.each([
  [0.01, 0, 0],
  [0.01, 0.0139, 1],
  [0, 0.01, 2],
  [-0.01, 0, 4],
  [0, -0.01, 6],
  [0.01, -0.0139, 7],
])('%f° north and %f° east is wind %i', (north, east, wind) => {
  const where = whereFrom(middle, { lat: middle.lat + north, lon: middle.lon + east });
  expect(where.wind).toBe(wind);
  expect(where.metres).toBeGreaterThan(700);
});
