import { describe, expect, it } from 'vitest';
import { overdueAlarm } from '../src/honesty/overdueSound';

describe('the sound for what is overdue', () => {
  it('is silent for what was late before the page came', () => {
    expect(overdueAlarm()(['a'], 0)).toBe(false);
  });
  it('sounds once for each that becomes late', () => {
    const alarm = overdueAlarm();
    alarm([], 0);
    expect(alarm(['a'], 1_000)).toBe(true);
    expect(alarm(['a'], 2_000)).toBe(false);
    expect(alarm(['a', 'b'], 3_000)).toBe(true);
  });
  it('reminds once a minute while any is late, and is silent afterwards', () => {
    const alarm = overdueAlarm();
    alarm(['a'], 0);
    expect(alarm(['a'], 59_000)).toBe(false);
    expect(alarm(['a'], 60_000)).toBe(true);
    expect(alarm(['a'], 61_000)).toBe(false);
    expect(alarm([], 200_000)).toBe(false);
  });
});
