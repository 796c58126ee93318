import { describe, expect, it } from 'vitest';
import type { Cordon, CordonPlan } from '../src/cordon/types';
import { doneOf } from '../src/drill/steps';

const cordon = (standing: Cordon['standing'], closed = false): Cordon => ({
  incident: 'i',
  standing,
  proposals: [],
  plan: standing === 'none' ? null : ({ closed, posts: [] } as unknown as CordonPlan),
  blocked: [],
  version: 1,
});

describe('the guide of the robbery', () => {
  it('goes from step to step', () => {
    expect(doneOf(null, false)).toEqual([false, false, false, false, false]);
    expect(doneOf(cordon('active'), false)).toEqual([true, true, false, false, false]);
    expect(doneOf(cordon('active', true), false)).toEqual([true, true, true, false, false]);
    expect(doneOf(cordon('active', true), true)).toEqual([true, true, true, true, false]);
  });
  it('is at its end once the cordon is stood down, though its posts are held no more', () => {
    expect(doneOf(cordon('stoodDown'), true)).toEqual([true, true, true, true, true]);
    expect(doneOf(cordon('stoodDown'), false)).not.toContain(false);
  });
});
