import { describe, expect, it } from 'vitest';
import { fixIsDue, httpIsDue, lifeOf, repeatIsDue, retryDelay } from '../../driver/protocol/pace';

describe('the link in time', () => {
  it('waits longer after each failure, up to a bound, and never twice the same for all phones', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 20, 1000].map((attempt) => retryDelay(attempt, 0.5));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBe(20_000);
    expect(retryDelay(3, 0)).toBe(2_000);
    expect(retryDelay(3, 0.999)).toBeGreaterThan(5_900);
  });
  it('tries HTTP after several failures', () => {
    expect([0, 1, 2, 3, 4].map(httpIsDue)).toEqual([false, false, false, true, true]);
  });
  it('asks after silence and gives up after more of it', () => {
    expect(lifeOf(0, 14_999)).toBe('alive');
    expect(lifeOf(0, 15_000)).toBe('ping');
    expect(lifeOf(0, 35_000)).toBe('dead');
  });
  it('repeats what was not answered, not at once', () => {
    expect(repeatIsDue(undefined, 0)).toBe(true);
    expect(repeatIsDue(0, 7_999)).toBe(false);
    expect(repeatIsDue(0, 8_000)).toBe(true);
  });
  it('sends positions often only while mobilised', () => {
    expect(fixIsDue(null, 0, false)).toBe(true);
    expect(fixIsDue(0, 5_000, true)).toBe(true);
    expect(fixIsDue(0, 5_000, false)).toBe(false);
    expect(fixIsDue(0, 30_000, false)).toBe(true);
  });
});
