import { describe, expect, it } from 'vitest';
import { choices, further, isMobilised } from '../../driver/protocol/ladder';
import { steps } from '../../driver/protocol/types';
import { anAlert } from './support';

describe('the ladder', () => {
  it('never goes down, and a “no” is final', () => {
    for (const a of steps) for (const b of steps) expect(further(further(a, b), a)).toBe(further(a, b));
    expect(further('declined', 'accepted')).toBe('declined');
    expect(further('enRoute', 'unable')).toBe('unable');
    expect(further('accepted', 'seen')).toBe('accepted');
    expect(further(null, 'sent')).toBe('sent');
  });
  it('offers three answers, then the way, then the post', () => {
    expect(choices(anAlert(), 'seen')).toEqual(['accepted', 'declined', 'unable']);
    expect(choices(anAlert(), 'accepted')).toEqual(['enRoute', 'atPost', 'unable']);
    expect(choices(anAlert(), 'enRoute')).toEqual(['atPost', 'unable']);
    expect(choices(anAlert(), 'atPost')).toEqual(['unable']);
    expect(choices(anAlert(), 'declined')).toEqual([]);
  });
  it('sends nobody anywhere who has passengers or no post', () => {
    expect(choices(anAlert({ eyesOnly: true }), 'accepted')).toEqual(['unable']);
    expect(choices(anAlert({ post: null }), 'accepted')).toEqual(['unable']);
    expect(choices(anAlert({ post: null, kind: 'assist' }), 'accepted')).toContain('atPost');
  });
  it('calls for an exact position between yes and the end only', () => {
    expect(steps.filter((step) => isMobilised(step))).toEqual(['accepted', 'enRoute', 'atPost']);
  });
});
