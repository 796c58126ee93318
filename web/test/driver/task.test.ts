import { describe, expect, it } from 'vitest';
import { stepsAfter } from '../../driver/parts/TaskCard';

describe('the steps of a task', () => {
  it('follow one another, whether the centre has confirmed the last one or it waits', () => {
    expect(stepsAfter('dispatched', null)).toEqual(['acknowledged', 'enRoute', 'declined']);
    expect(stepsAfter('dispatched', 'acknowledged')).toEqual(['enRoute', 'onScene']);
    expect(stepsAfter('enRoute', 'acknowledged')).toEqual(['onScene']);
    expect(stepsAfter('dispatched', 'enRoute')).toEqual(['onScene']);
    expect(stepsAfter('onScene', 'enRoute')).toEqual(['cleared']);
  });
  it('end when the person has cleared or declined', () => {
    expect(stepsAfter('onScene', 'cleared')).toEqual([]);
    expect(stepsAfter('dispatched', 'declined')).toEqual([]);
  });
});
