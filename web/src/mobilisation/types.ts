import type { UnitKind } from '../api/types';
import type { LatLon } from '../common/geo';

export const alertKinds = ['posts', 'lookout', 'assist', 'cityWide', 'civicCall'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStandings = ['awaitsRelease', 'active', 'retracted', 'stoodDown', 'expired'] as const;
export type AlertStanding = (typeof alertStandings)[number];

export const urgencies = ['immediate', 'expected', 'future'] as const;
export type Urgency = (typeof urgencies)[number];

/** The steps of the ladder, in order; three of them are answers. */
export const ladderSteps = [
  'queued',
  'sent',
  'delivered',
  'seen',
  'accepted',
  'declined',
  'unable',
  'enRoute',
  'atPost',
  'released',
] as const;
export type LadderStep = (typeof ladderSteps)[number];

export interface TwoTexts {
  readonly zh: string;
  readonly en: string;
}

/** How many recipients reached each step. Figures only: it does not grow with the fleet. */
export type Funnel = Readonly<Record<LadderStep | 'eligible' | 'silent', number>>;

export interface Wave {
  readonly number: number;
  readonly size: number;
  readonly at: number;
  readonly accepted: number;
  readonly declined: number;
  readonly silent: number;
}

export interface Excluded {
  readonly reason: string;
  readonly count: number;
}

export interface AlertPost {
  readonly node: number;
  readonly place: string;
  readonly need: number;
  readonly accepted: number;
  readonly atPost: number;
}

/** One order to many recipients. Times are milliseconds since 1970. */
export interface Alert {
  readonly id: string;
  readonly incident: string;
  readonly kind: AlertKind;
  readonly standing: AlertStanding;
  readonly orderedBy: string;
  readonly releasedBy: string | null;
  readonly orderedAt: number;
  readonly expiresAt: number;
  readonly drill: boolean;
  readonly urgency: Urgency;
  readonly text: TwoTexts | null;
  readonly quota: number;
  readonly counts: Funnel;
  readonly waves: readonly Wave[];
  readonly excluded: readonly Excluded[];
  readonly posts: readonly AlertPost[];
  /** The higher one wins. */
  readonly version: number;
}

export interface Preview {
  readonly eligible: number;
  readonly excluded: readonly Excluded[];
  readonly needsRelease: boolean;
  readonly why: string | null;
  readonly firstWave: number;
}

export interface Recipient {
  readonly unit: string;
  readonly callSign: string;
  readonly kind: UnitKind;
  readonly wave: number;
  readonly step: LadderStep;
  readonly sentAt: number | null;
  readonly eyesOnly: boolean;
  readonly post: string | null;
  readonly reason: string | null;
}

export interface RecipientPage {
  readonly items: readonly Recipient[];
  readonly next: string | null;
}

export const grades = ['accepted', 'doubtful', 'rejected'] as const;
export type Grade = (typeof grades)[number];

/** What a unit says it saw. */
export interface UnitSighting {
  readonly id: string;
  readonly incident: string;
  readonly unit: string;
  readonly callSign: string;
  readonly at: LatLon;
  readonly heading: number | null;
  readonly what: string;
  readonly note: string | null;
  readonly hasPhoto: boolean;
  readonly grade: Grade | 'ungraded';
  readonly reportedAt: number;
}

export interface Panic {
  readonly unit: string;
  readonly callSign: string;
  readonly at: LatLon | null;
  readonly incident: string | null;
  readonly reportedAt: number;
  /** Null while it is open. */
  readonly takenBy: string | null;
}
