import type { UnitKind, UnitStatus } from '../../src/api/types';
import type { LatLon } from '../../src/common/geo';

/** A text that travels in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

export const urgencies = ['immediate', 'expected', 'future'] as const;
export type Urgency = (typeof urgencies)[number];

/** The ladder as the phone knows it, in order. The three answers share one rung. */
export const steps = [
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
export type Step = (typeof steps)[number];

export const answers = ['accepted', 'declined', 'unable'] as const;
export type AnswerStep = (typeof answers)[number];

export const endKinds = ['released', 'standDown', 'retracted', 'expired'] as const;
export type EndKind = (typeof endKinds)[number];

/** The unit's own post: never the whole plan. */
export interface Post {
  readonly at: LatLon;
  readonly place: string;
  readonly approach: Both | null;
  /** Metres to keep away from the post itself. */
  readonly standOff: number;
}

/** One unit's part of an alert. Times are milliseconds since 1970 by the server's clock. */
export interface DriverAlert {
  readonly id: string;
  readonly seq: number;
  readonly incident: string;
  readonly kind: string;
  readonly urgency: Urgency;
  readonly drill: boolean;
  readonly synthetic: boolean;
  readonly eyesOnly: boolean;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly headline: Both;
  readonly text: Both;
  readonly lookFor: Both | null;
  readonly never: Both | null;
  readonly post: Post | null;
  readonly answers: readonly AnswerStep[];
  readonly step: Step | null;
}

/** The alert is over for this unit. */
export interface AlertEnd {
  readonly alert: string;
  readonly seq: number;
  readonly kind: EndKind;
  /** Null when the phone itself noticed that the time is up. */
  readonly text: Both | null;
}

/** What an officer, a crew or a volunteer is sent to. */
export interface Task {
  readonly incident: string;
  readonly at: LatLon;
  readonly place: string;
  readonly typeCode: string;
  readonly priority: number;
  readonly text: string;
  readonly assignedAt: number;
}

export interface Standing {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly callSign: string;
  readonly onDuty: boolean;
  readonly optedIn: boolean;
  readonly synthetic: boolean;
}

export type ServerMessage =
  | { readonly t: 'hello'; readonly standing: Standing; readonly serverTime: number }
  | { readonly t: 'alert'; readonly alert: DriverAlert }
  | { readonly t: 'retract'; readonly end: AlertEnd }
  | { readonly t: 'step'; readonly alert: string; readonly step: Step }
  | { readonly t: 'task'; readonly task: Task | null }
  | { readonly t: 'status'; readonly onDuty: boolean; readonly status: UnitStatus }
  | { readonly t: 'done'; readonly key: string; readonly id: string | null }
  | {
      readonly t: 'problem';
      readonly key: string | null;
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
    }
  /** Proof of life, or a message that is newer than this page. */
  | { readonly t: 'other' };
