import type { UnitKind } from '../api/types';
import type { LatLon } from '../common/geo';

export const cordonStandings = ['none', 'proposed', 'active', 'stoodDown'] as const;
export type CordonStanding = (typeof cordonStandings)[number];

export const postStatuses = ['planned', 'promised', 'held', 'dropped'] as const;
export type PostStatus = (typeof postStatuses)[number];

export const postNews = ['held', 'late', 'refused'] as const;
export type PostNews = (typeof postNews)[number];

export const suspectMeans = ['car', 'motorcycle', 'onFoot'] as const;
export type SuspectMeans = (typeof suspectMeans)[number];

export interface PostUnit {
  readonly unit: string;
  readonly callSign: string;
  readonly kind: UnitKind;
  readonly ready: number;
}

/** A crossing to be held. Times are milliseconds since 1970 by the server's clock, spans seconds. */
export interface CordonPost {
  readonly node: number;
  readonly at: LatLon;
  readonly place: string;
  readonly ring: number;
  readonly ready: number;
  /** The suspect cannot be there earlier. */
  readonly deadline: number;
  readonly slack: number;
  readonly status: PostStatus;
  readonly retiring: boolean;
  readonly units: readonly PostUnit[];
  /** The gate, border or way out that it is at. */
  readonly exit: string | null;
}

/** A road or crossing that was reported blocked. */
export interface Blocked {
  readonly number: number;
  readonly at: LatLon | null;
  readonly place: string;
  readonly suspectMayPass: boolean;
  readonly since: number;
}

export interface Proposal {
  readonly id: string;
  /** Null = it does not close. */
  readonly aim: string | null;
  readonly closes: boolean;
  readonly words: string;
  /** 0 = nothing is proved. */
  readonly lowerBound: number;
  readonly closedAt: number | null;
  readonly units: number;
  readonly needsRelease: boolean;
  readonly posts: readonly CordonPost[];
  /** Where sampled routes get out. */
  readonly leaks: readonly LatLon[];
}

export interface Sighting {
  readonly at: LatLon;
  /** Metres; 0 = on the nearest road. */
  readonly radius: number;
  readonly seenAt: number;
  /** Degrees clockwise from north. */
  readonly heading: number | null;
}

export interface CordonChange {
  readonly kind: string;
  readonly node: number;
  readonly place: string;
  readonly reason: string;
}

export interface CordonVersion {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly why: string;
  readonly changes: readonly CordonChange[];
}

export interface CordonPlan {
  readonly version: number;
  readonly aim: string | null;
  /** Only the server's checker says so, of the posts that are held. */
  readonly closed: boolean;
  readonly words: string;
  readonly held: number;
  readonly of: number;
  readonly lowerBound: number;
  readonly posts: readonly CordonPost[];
  readonly history: readonly CordonVersion[];
  readonly sightings: readonly Sighting[];
  readonly activatedBy: string;
  readonly releasedBy: string | null;
  readonly awaitsRelease: boolean;
}

export interface Cordon {
  readonly incident: string;
  readonly standing: CordonStanding;
  readonly proposals: readonly Proposal[];
  readonly plan: CordonPlan | null;
  readonly blocked: readonly Blocked[];
  /** The higher one wins. */
  readonly version: number;
}
