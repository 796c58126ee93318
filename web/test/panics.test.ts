import { beforeEach, describe, expect, it } from 'vitest';
import { learnPanic, panics } from '../src/mobilisation/state';
import type { Panic } from '../src/mobilisation/types';

const call = (unit: string, reportedAt: number, takenBy: string | null = null): Panic => ({
  unit,
  callSign: unit,
  at: null,
  incident: null,
  reportedAt,
  takenBy,
});

describe('calls for help on one screen', () => {
  beforeEach(() => panics.set([]));

  it('are listed once however often they are heard, from the hub or read late', () => {
    learnPanic(call('a', 1));
    learnPanic(call('a', 1));
    learnPanic(call('b', 2));
    expect(panics.get().map((one) => one.unit)).toEqual(['a', 'b']);
  });

  it('end everywhere when somebody takes them, and late news of them does not start them again', () => {
    learnPanic(call('c', 3));
    learnPanic(call('c', 3, 'wang'));
    expect(panics.get()).toEqual([]);
    learnPanic(call('c', 3));
    expect(panics.get()).toEqual([]);
  });

  it('start anew when the unit presses again after that', () => {
    learnPanic(call('d', 4, 'wang'));
    learnPanic(call('d', 90));
    expect(panics.get()).toHaveLength(1);
  });
});
