import { describe, expect, it } from 'vitest';
import { emptyDraft, proposalBody, toggleCrossing } from '../src/cordon/draft';
import { parseSuspect } from '../src/cordon/suspectText';

describe('a sighting in one line', () => {
  it('takes place, time, means, heading and radius in any order', () => {
    expect(parseSuspect('Jiefang Road / Beijing Road, 3 minutes ago, car, heading north, r200')).toEqual({
      place: 'Jiefang Road / Beijing Road',
      at: null,
      secondsAgo: 180,
      means: 'car',
      heading: 0,
      radius: 200,
    });
    expect(parseSuspect('motorcycle 90 s ago northgate square heading southwest')).toMatchObject({
      place: 'northgate square',
      secondsAgo: 90,
      means: 'motorcycle',
      heading: 225,
    });
  });
  it('reads Chinese', () => {
    expect(parseSuspect('体育二街 / 码头街，3分钟前，摩托车，往东北，半径300米')).toMatchObject({
      place: '体育二街 / 码头街',
      secondsAgo: 180,
      means: 'motorcycle',
      heading: 45,
      radius: 300,
    });
  });
  it('reads coordinates beside the rest', () => {
    expect(parseSuspect('43.8436, 126.5494, 45s, on foot')).toMatchObject({
      at: { lat: 43.8436, lon: 126.5494 },
      secondsAgo: 45,
      means: 'onFoot',
    });
  });
  it('says nothing where nothing was said', () => {
    expect(parseSuspect('')).toEqual({
      place: '',
      at: null,
      secondsAgo: null,
      means: null,
      heading: null,
      radius: null,
    });
    expect(parseSuspect('North Street').heading).toBeNull();
    expect(parseSuspect('Carlton Road').means).toBeNull();
  });
});

describe('what is asked of the server', () => {
  const seen = { lat: 43.8, lon: 126.5, place: 'x', seenAt: 1_000_000, radius: 0, heading: null };
  it('counts the age of a sighting at the moment of asking', () => {
    expect(proposalBody({ ...emptyDraft, sightings: [seen] }, 1_200_000).sightings[0]).toEqual({
      lat: 43.8,
      lon: 126.5,
      secondsAgo: 200,
      radius: 0,
    });
  });
  it('leaves the horizon out when he is to be held before he leaves the map', () => {
    expect(proposalBody({ ...emptyDraft, sightings: [seen] }, 1_200_000)).not.toHaveProperty('horizon');
    expect(proposalBody({ ...emptyDraft, sightings: [seen], horizon: 7 }, 1_200_000).horizon).toBe(420);
    // Where no road leaves the map there is no "before he leaves it".
    expect(proposalBody({ ...emptyDraft, sightings: [seen] }, 1_200_000, true).horizon).toBe(600);
    expect(proposalBody({ ...emptyDraft, sightings: [seen], horizon: 7 }, 1_200_000, true).horizon).toBe(420);
  });
  it('a crossing is forbidden or forced, never both, and free again when the same is said twice', () => {
    const crossing = { node: 4, title: 'A / B', at: { lat: 1, lon: 2 } };
    const forbidden = { ...emptyDraft, crossings: toggleCrossing(emptyDraft, crossing, 'forbidden') };
    expect(proposalBody(forbidden, 0).forbidden).toEqual([4]);
    const forced = { ...emptyDraft, crossings: toggleCrossing(forbidden, crossing, 'forced') };
    expect(proposalBody(forced, 0)).toMatchObject({ forbidden: [], forced: [4] });
    expect(toggleCrossing(forced, crossing, 'forced')).toEqual([]);
  });
});
