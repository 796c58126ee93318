import { describe, expect, it } from 'vitest';
import type { IncidentLog, LogEntry } from '../src/api/types';
import { momentOf, placesOf, stepFrom } from '../src/playback/story';

const entry = (sequence: number, at: number, kind: string, body: LogEntry['body']): LogEntry => ({
  sequence,
  at,
  by: 'li',
  role: 'dispatcher',
  kind,
  body,
});
const log: IncidentLog = {
  verified: true,
  masked: false,
  brokenAt: null,
  statuses: ['open', 'dispatched', 'dispatched', 'inProgress', 'inProgress', 'inProgress', 'closed'],
  entries: [
    entry(1, 1_000, 'incident-opened', { report: { location: { at: { lat: 43, lon: 126 }, address: 'Quay 1' } } }),
    entry(2, 2_000, 'unit-dispatched', { unit: 'car-1', callSign: 'Car 1' }),
    entry(3, 3_000, 'cordon-activated', { posts: [{ at: { lat: 43.1, lon: 126 }, place: 'East gate' }] }),
    entry(4, 4_000, 'assignment-progressed', { unit: 'car-1', step: 'onScene' }),
    entry(5, 5_000, 'brand-new-kind', { at: 'somewhere' }),
    entry(6, 6_000, 'cordon-stood-down', {}),
    entry(7, 7_000, 'incident-closed', { disposition: 'arrested' }),
  ],
};

describe('a playback', () => {
  it('knows nothing before the beginning', () => {
    expect(momentOf(log, 0)).toEqual({ marks: [], units: [], status: 'open', said: [] });
  });
  it('shows units, posts and places only as long as the log has them', () => {
    const middle = momentOf(log, 4_500);
    expect(middle.units).toEqual([{ unit: 'car-1', callSign: 'Car 1', step: 'onScene', since: 4_000 }]);
    expect(middle.marks.map((mark) => [mark.kind, mark.label])).toEqual([
      ['scene', 'Quay 1'],
      ['post', 'East gate'],
    ]);
    const end = momentOf(log, 7_000);
    expect(end.marks.map((mark) => mark.kind)).toEqual(['scene']);
    expect(end.status).toBe('closed');
    expect(end.said).toHaveLength(7);
  });
  it('shows where the suspect was seen from the moment at which plans count on it', () => {
    const places = [{ at: { lat: 43.2, lon: 126 }, radius: 0, seenAt: '2026-11-30T20:00:00Z', heading: null }, { at: 'x' }];
    const seen = { ...log, entries: [entry(1, 5, 'suspect-seen', { places })] };
    expect(momentOf(seen, 4).marks).toEqual([]);
    expect(momentOf(seen, 5).marks).toEqual([{ lat: 43.2, lon: 126, kind: 'sighting', label: '' }]);
    expect(placesOf(seen)).toHaveLength(1);
  });
  it('tells a post that is held from one that is not, and one of two units from two posts', () => {
    const post = { node: 7, at: { lat: 43.1, lon: 126 }, place: 'East gate' };
    const two = { ...log, entries: [entry(1, 1, 'cordon-activated', { posts: [post, post] })] };
    expect(momentOf(two, 9).marks.map((mark) => mark.kind)).toEqual(['post']);
    const held = { ...two, entries: [...two.entries, entry(2, 2, 'post-held', { node: 7, place: 'East gate' })] };
    expect(momentOf(held, 9).marks.map((mark) => mark.kind)).toEqual(['held']);
  });
  it('says how the incident stood, as the server has it for each entry', () => {
    const standing = (now: number) => momentOf(log, now).status;
    expect([0, 1_000, 2_500, 4_000, 6_999, 7_000].map(standing)).toEqual([
      'open',
      'open',
      'dispatched',
      'inProgress',
      'inProgress',
      'closed',
    ]);
    expect(momentOf({ ...log, statuses: ['open', 'dispatched'] }, 7_000).status).toBe('dispatched');
  });
  it('shows from the beginning all that will ever be on the map', () => {
    expect(placesOf(log)).toMatchObject([
      { lat: 43, lon: 126 },
      { lat: 43.1, lon: 126 },
    ]);
  });
  it('goes from entry to entry and stays at the ends', () => {
    expect(stepFrom(log, 2_500, 1)).toBe(3_000);
    expect(stepFrom(log, 2_500, -1)).toBe(2_000);
    expect(stepFrom(log, 7_000, 1)).toBe(7_000);
    expect(stepFrom(log, 1_000, -1)).toBe(1_000);
  });
});
