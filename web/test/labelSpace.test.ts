import { expect, test } from 'vitest';
import { LabelSpace } from '../src/map/labelSpace';

test('a word is not written over another one', () => {
  const space = new LabelSpace();
  expect(space.claim(10, 10, 40, 12)).toBe(true);
  expect(space.claim(45, 15, 40, 12)).toBe(false);
  expect(space.claim(10, 22, 40, 12)).toBe(true);
  expect(space.claim(50, 10, 40, 12)).toBe(true);
});

test('what is only there keeps words away and is never turned away itself', () => {
  const space = new LabelSpace();
  space.cover(0, 0, 20, 20);
  space.cover(5, 5, 20, 20);
  expect(space.claim(24, 24, 5, 5)).toBe(false);
  expect(space.claim(25, 25, 5, 5)).toBe(true);
});

test('claimed places never overlap', () => {
  const space = new LabelSpace();
  const mine: number[][] = [];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let i = 0; i < 500; i++) {
    const box = [next(400), next(400), 1 + next(40), 1 + next(20)] as const;
    if (space.claim(...box)) mine.push([...box]);
  }
  expect(mine.length).toBeGreaterThan(10);
  for (const a of mine)
    for (const b of mine) {
      if (a === b) continue;
      const [ax = 0, ay = 0, aw = 0, ah = 0] = a;
      const [bx = 0, by = 0, bw = 0, bh = 0] = b;
      expect(ax + aw <= bx || bx + bw <= ax || ay + ah <= by || by + bh <= ay).toBe(true);
    }
});
