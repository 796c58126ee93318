import { describe, expect, it } from 'vitest';
import { fromMercator } from '../src/common/geo';
import { cellOf, cellsIn } from '../src/live/cells';

/** A seeded generator: the seed is in the test's name. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('cells in view', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
    it(`hold every point of the view and touch it (seed ${seed})`, () => {
      const next = random(seed);
      const west = next() * 358 - 179;
      const south = next() * 150 - 75;
      const bounds = { west, south, east: west + next() * 0.3, north: south + next() * 0.2 };
      const cells = cellsIn(bounds);
      expect(cells).not.toBeNull();
      const set = new Set(cells);
      expect(set.size).toBe(cells?.length);
      const touched = new Set<string>();
      const n = 120;
      for (let i = 0; i <= n; i++)
        for (let j = 0; j <= n; j++) {
          const lat = south + ((bounds.north - south) * i) / n;
          const lon = west + ((bounds.east - west) * j) / n;
          touched.add(cellOf(lat, ((lon + 540) % 360) - 180));
        }
      for (const cell of touched) expect(set).toContain(cell);
      // The slow model samples densely enough to meet every cell of so small a view.
      expect(touched.size).toBe(set.size);
    });

  it('wrap over the antimeridian', () => {
    const cells = cellsIn({ west: 179.99, south: 0.001, east: 180.01, north: 0.002 });
    expect(cells).toEqual(['14/16383/8191', '14/0/8191']);
  });
  it('give way to the overview when there are too many', () => {
    expect(cellsIn({ west: 126, south: 43, east: 127, north: 44 })).toBeNull();
    expect(cellsIn({ west: 126, south: 43, east: 127, north: 44 }, 10_000)?.length).toBeGreaterThan(2_000);
  });
  it('name the tile as the server does', () => {
    // 14/x/y of the tile that holds the middle of tile 13954/5942.
    const { lat, lon } = fromMercator((13_954 + 0.5) / 16_384, (5_942 + 0.5) / 16_384);
    expect(cellOf(lat, lon)).toBe('14/13954/5942');
  });
});
