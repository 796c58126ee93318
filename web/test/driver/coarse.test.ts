import { describe, expect, it } from 'vitest';
import { coarse, coarseFix } from '../../driver/position/coarse';
import { metresBetween } from '../../src/common/geo';

/** A repeatable spread of places. */
const places = Array.from({ length: 500 }, (_, i) => ({
  lat: -60 + ((i * 7919) % 12_000_000) / 100_000,
  lon: -180 + ((i * 104_729) % 36_000_000) / 100_000,
}));

describe('a rough place', () => {
  it('lies within the accuracy that is claimed', () => {
    for (const place of places) expect(metresBetween(place, coarse(place))).toBeLessThan(200);
  });
  it('is the same for all places of a square, so averaging many gives nothing finer', () => {
    const middle = coarse({ lat: 43.84012, lon: 126.55034 });
    const around = [-0.0012, 0, 0.0012].flatMap((dLat) =>
      [-0.0012, 0, 0.0012].map((dLon) => coarse({ lat: middle.lat + dLat, lon: middle.lon + dLon })),
    );
    expect(new Set(around.map((place) => JSON.stringify(place)))).toEqual(new Set([JSON.stringify(middle)]));
  });
  it('carries neither speed nor heading', () => {
    const fix = { lat: 43.84, lon: 126.55, time: 't', speed: 12, heading: 90, accuracy: 4, occupied: true };
    expect(coarseFix(fix)).toMatchObject({ speed: null, heading: null, accuracy: 200, occupied: true });
  });
});
