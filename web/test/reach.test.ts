import { beforeEach, describe, expect, it } from 'vitest';
import { originOf } from '../src/cordon/reach';
import { cordons } from '../src/cordon/state';
import type { Cordon } from '../src/cordon/types';

const cordon = (closed: boolean) =>
  ({
    incident: 'i',
    version: 1,
    standing: 'active',
    proposals: [],
    plan: {
      closed,
      sightings: [{ at: { lat: 1, lon: 2 }, seenAt: 0, radius: 0, heading: null }],
      posts: [
        { node: 3, status: 'held' },
        { node: 4, status: 'promised' },
      ],
    },
  }) as unknown as Cordon;

describe('where the suspect can be', () => {
  beforeEach(() => cordons.set(new Map()));
  it('ends at the held posts once the checker says that they close', () => {
    cordons.set(new Map([['i', cordon(true)]]));
    expect(originOf('i')?.closed).toEqual([3]);
  });
  it('goes past held posts as long as they do not: he may have been there first', () => {
    cordons.set(new Map([['i', cordon(false)]]));
    expect(originOf('i')?.closed).toEqual([]);
  });
});
