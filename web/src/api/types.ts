import type { LatLon } from '../common/geo';
import type { DeskFacts } from '../desk/facts';

export const roles = ['dispatcher', 'commander', 'unit', 'device', 'reporter', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const unitKinds = ['officer', 'patrolCar', 'fireEngine', 'ambulance', 'taxi', 'volunteer'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const unitStatuses = ['available', 'dispatched', 'enRoute', 'onScene', 'busy', 'outOfService'] as const;
export type UnitStatus = (typeof unitStatuses)[number];

export const incidentStatuses = ['open', 'dispatched', 'inProgress', 'closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const assignmentSteps = [
  'dispatched',
  'acknowledged',
  'enRoute',
  'onScene',
  'cleared',
  'declined',
  'takenOff',
] as const;
export type AssignmentStep = (typeof assignmentSteps)[number];

export const channels = [
  'phone',
  'app',
  'walkin',
  'radio',
  'alarm',
  'watch',
  'camera',
  'social',
  'otherAgency',
] as const;
export type Channel = (typeof channels)[number];

/** 1 = life in danger now, 2 = urgent, 3 = routine, 4 = can wait. */
export type Priority = 1 | 2 | 3 | 4;
export const priorities: readonly Priority[] = [1, 2, 3, 4];

export interface Session {
  readonly account: string;
  readonly role: Role;
  /** The unit that the account speaks for. */
  readonly unit: string | null;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
}

/** A code of a catalogue, in both languages. */
export interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface IncidentType {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Syllables with blanks between them, without tone marks. */
  readonly pinyin: string;
  readonly family: string;
  readonly priority: Priority;
}

export interface Disposition {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly pinyin: string;
}

export interface Place extends LatLon {
  readonly address: string;
}

export interface IncidentSummary {
  readonly id: string;
  readonly typeCode: string;
  readonly priority: Priority;
  readonly status: IncidentStatus;
  readonly at: LatLon;
  readonly address: string;
  /** Milliseconds since 1970, as every time below. */
  readonly openedAt: number;
  readonly units: readonly string[];
  readonly drill: boolean;
  readonly major: boolean;
  /** The higher one wins. */
  readonly version: number;
}

export interface Assignment {
  readonly unit: string;
  readonly callSign: string;
  readonly step: AssignmentStep;
  readonly dispatchedAt: number;
  readonly acknowledgedAt: number | null;
  readonly enRouteAt: number | null;
  readonly onSceneAt: number | null;
  readonly endedAt: number | null;
  /** On scene, but on the way to a post that it was given since. */
  readonly away: boolean;
}

export interface Incident {
  readonly id: string;
  readonly typeCode: string;
  readonly priority: Priority;
  readonly channel: Channel;
  readonly location: Place;
  readonly caller: { readonly name: string | null; readonly number: string | null } | null;
  readonly description: string | null;
  readonly drill: boolean;
  readonly status: IncidentStatus;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly assignments: readonly Assignment[];
  readonly disposition: string | null;
  readonly closedAt: number | null;
  readonly version: number;
  readonly desk: DeskFacts;
}

export interface LogEntry {
  readonly sequence: number;
  readonly at: number;
  readonly by: string;
  readonly role: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface IncidentLog {
  /** Callers are masked for this role. */
  readonly masked: boolean;
  readonly entries: readonly LogEntry[];
  /** How the incident stood after each entry; shorter where the log makes no sense. */
  readonly statuses: readonly IncidentStatus[];
  readonly verified: boolean;
  readonly brokenAt: number | null;
}

export interface UnitChoice {
  readonly unit: string;
  readonly callSign: string;
  readonly kind: UnitKind;
  readonly distance: number;
  readonly eta: number;
  readonly byRoad: boolean;
  readonly fixAge: number;
  readonly reason: string;
}

export interface Recommendation {
  readonly count: number;
  readonly radius: number;
  readonly chosen: readonly UnitChoice[];
  readonly reserves: readonly UnitChoice[];
  readonly excluded: readonly { readonly reason: string; readonly count: number }[];
  readonly shortfall: string | null;
  readonly at: number;
}

export interface UnitRefused {
  readonly unit: string;
  readonly code: string;
  readonly message: string;
}

export interface DispatchAnswer {
  readonly incident: Incident;
  readonly refused: readonly UnitRefused[];
}

export interface Unit {
  readonly id: string;
  readonly callSign: string;
  readonly kind: UnitKind;
  readonly agency: string;
  readonly capabilities: readonly string[];
  readonly onDuty: boolean;
  readonly status: UnitStatus;
  readonly label: string | null;
  readonly statusSince: number;
  readonly incident: string | null;
  readonly cell: string | null;
  readonly synthetic: boolean;
}

export interface FoundPlace extends LatLon {
  readonly name: string;
}

/** What a call taker enters. */
export interface NewIncident {
  readonly typeCode: string;
  readonly priority: Priority;
  readonly channel: Channel;
  readonly location: Place;
  readonly caller?: { readonly name?: string; readonly number?: string };
  readonly description?: string;
  readonly drill?: boolean;
}

export interface IncidentRevision {
  readonly typeCode?: string;
  readonly priority?: Priority;
  readonly location?: Place;
  readonly description?: string;
}
