import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';
import type { Crossing, ProposalBody, SightingBody } from './calls';
import type { SuspectMeans } from './types';

/** Where the suspect was seen, as the dispatcher says it. */
export interface DraftSighting extends LatLon {
  readonly place: string;
  /** Milliseconds since 1970 by the server's clock: "3 minutes ago" must not stay 3 minutes while the plan is made. */
  readonly seenAt: number;
  readonly radius: number;
  readonly heading: number | null;
}

export type CrossingRule = 'forbidden' | 'forced';

/** What will be asked for. */
export interface Draft {
  readonly sightings: readonly DraftSighting[];
  readonly means: SuspectMeans;
  /** He goes at most this many times as fast as free flow. */
  readonly speedFactor: number;
  readonly setUp: number;
  readonly margin: number;
  /** Minutes; 0 = before he leaves the map. */
  readonly horizon: number;
  readonly rings: number;
  readonly taxis: boolean;
  readonly reachKm: number;
  /** The map's toll stations and border controls count as ways out. */
  readonly closeGates: boolean;
  readonly crossings: readonly (Crossing & { readonly rule: CrossingRule })[];
}

export const emptyDraft: Draft = {
  sightings: [],
  means: 'car',
  speedFactor: 1.3,
  setUp: 30,
  margin: 10,
  horizon: 0,
  rings: 1,
  taxis: false,
  reachKm: 10,
  closeGates: false,
  crossings: [],
};

/** Where no road leaves the map. */
const CLOSED_MAP_HORIZON = 10;

/** Minutes within which he is to be enclosed, as it will be asked; 0 = before he leaves the map. */
export const horizonOf = (draft: Draft, closedMap: boolean) =>
  draft.horizon === 0 && closedMap ? CLOSED_MAP_HORIZON : draft.horizon;

export const MOST_SIGHTINGS = 8;
export const LONGEST_HORIZON = 60;

/** One draft for each incident, for as long as the page is open. */
export const drafts = createStore<ReadonlyMap<string, Draft>>(new Map());

export function draftOf(incident: string): Draft {
  return drafts.get().get(incident) ?? emptyDraft;
}

export function changeDraft(incident: string, change: Partial<Draft>): void {
  drafts.update((now) => new Map(now).set(incident, { ...(now.get(incident) ?? emptyDraft), ...change }));
}

/** The newest sighting first; the oldest falls out beyond the server's limit. */
export function addSighting(incident: string, sighting: DraftSighting, keep: boolean): void {
  const before = keep ? draftOf(incident).sightings : [];
  changeDraft(incident, { sightings: [sighting, ...before].slice(0, MOST_SIGHTINGS) });
}

/** A crossing is forbidden, forced or neither; saying the same again takes it back. */
export function toggleCrossing(draft: Draft, crossing: Crossing, rule: CrossingRule): Draft['crossings'] {
  const others = draft.crossings.filter((one) => one.node !== crossing.node);
  const same = draft.crossings.some((one) => one.node === crossing.node && one.rule === rule);
  return same ? others : [...others, { ...crossing, rule }];
}

export function sightingBody(sighting: DraftSighting, now: number): SightingBody {
  return {
    lat: sighting.lat,
    lon: sighting.lon,
    secondsAgo: Math.max(0, Math.round((now - sighting.seenAt) / 1000)),
    radius: sighting.radius,
    ...(sighting.heading !== null && { heading: sighting.heading }),
  };
}

export function proposalBody(draft: Draft, now: number, closedMap = false): ProposalBody {
  const horizon = horizonOf(draft, closedMap);
  const nodes = (rule: CrossingRule) => draft.crossings.filter((one) => one.rule === rule).map((one) => one.node);
  return {
    sightings: draft.sightings.map((sighting) => sightingBody(sighting, now)),
    means: draft.means,
    speedFactor: draft.speedFactor,
    setUp: draft.setUp,
    margin: draft.margin,
    ...(horizon > 0 && { horizon: horizon * 60 }),
    rings: draft.rings,
    forbidden: nodes('forbidden'),
    forced: nodes('forced'),
    kinds: draft.taxis ? ['patrolCar', 'taxi'] : ['patrolCar'],
    reach: draft.reachKm * 1000,
    ...(draft.closeGates && { closeGates: true }),
  };
}
