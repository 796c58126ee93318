import { API, get, request } from '../api/http';
import { Problem } from '../api/problem';
import * as read from '../api/read';
import type { Submission } from '../api/submission';
import * as decode from './decode';
import type { Alert, Grade, LadderStep, Panic, Preview, RecipientPage, UnitSighting } from './types';

const at = encodeURIComponent;

export interface AlertBody {
  readonly kind: string;
  readonly audience: {
    readonly kind: 'radius' | 'beat' | 'city';
    readonly lat?: number;
    readonly lon?: number;
    readonly radius?: number;
    readonly beat?: string;
  };
  readonly kinds?: readonly string[];
  readonly text?: { readonly zh?: string; readonly en?: string };
  readonly description?: { readonly kind: 'person' | 'vehicle'; readonly zh?: string; readonly en?: string };
  readonly urgency: string;
  readonly expiresIn: number;
  readonly quota: number;
  readonly eyesOnly: boolean;
  readonly drill: boolean;
}

/** Asks only; nobody is told anything. */
export async function previewAlert(incident: string, body: AlertBody): Promise<Preview> {
  return decode.preview(await request('POST', `/incidents/${at(incident)}/alerts/preview`, body, crypto.randomUUID()));
}

export async function orderAlert(by: Submission, incident: string, body: AlertBody): Promise<Alert> {
  return decode.alert(await by.run('POST', `/incidents/${at(incident)}/alerts`, body));
}

/** Empty on a server that does not send alerts. */
export async function alertsOf(incident: string): Promise<Alert[]> {
  return orNone(async () => read.list(await get(`/incidents/${at(incident)}/alerts`), 'alerts', decode.alert));
}

export async function sightingsOf(incident: string): Promise<UnitSighting[]> {
  return orNone(async () => read.list(await get(`/incidents/${at(incident)}/sightings`), 'sightings', decode.sighting));
}

async function orNone<T>(ask: () => Promise<T[]>): Promise<T[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return [];
    throw error;
  }
}

async function command(by: Submission, alert: string, name: string, body: unknown): Promise<Alert> {
  return decode.alert(await by.run('POST', `/alerts/${at(alert)}/${name}`, body));
}

export const releaseAlert = (by: Submission, alert: string) => command(by, alert, 'release', {});
export const nextWave = (by: Submission, alert: string) => command(by, alert, 'waves', {});
export const retract = (by: Submission, alert: string, reason: string) => command(by, alert, 'retract', { reason });
export const standDown = (by: Submission, alert: string, reason: string) =>
  command(by, alert, 'stand-down', reason === '' ? {} : { reason });

export async function recipients(alert: string, step: LadderStep, after: string | null): Promise<RecipientPage> {
  const from = after === null ? '' : `&after=${at(after)}`;
  return decode.recipientPage(await get(`/alerts/${at(alert)}/recipients?step=${step}&limit=50${from}`));
}

export async function grade(by: Submission, sighting: UnitSighting, given: Grade): Promise<UnitSighting> {
  const path = `/incidents/${at(sighting.incident)}/sightings/${at(sighting.id)}/grade`;
  return decode.sighting(await by.run('POST', path, { grade: given }));
}

/** The first-wave rule: a city-wide alert needs an incident that somebody vouches for. */
export async function verifyIncident(by: Submission, incident: string, how: string): Promise<void> {
  await by.run('POST', `/incidents/${at(incident)}/verify`, { how });
}

export const photoOf = (sighting: UnitSighting) =>
  `${API}/incidents/${at(sighting.incident)}/sightings/${at(sighting.id)}/photo`;

/** Calls for help that nobody has taken yet. */
export async function openPanics(): Promise<Panic[]> {
  return orNone(async () => read.list(await get('/panics'), 'panics', decode.panic));
}

export async function takePanic(by: Submission, unit: string): Promise<Panic> {
  return decode.panic(await by.run('POST', `/panics/${at(unit)}/taken`, {}));
}
