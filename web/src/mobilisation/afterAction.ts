import { API, get } from '../api/http';
import * as read from '../api/read';
import { excludedFunnel, funnelOf } from './decode';
import { type AlertKind, type AlertStanding, alertKinds, alertStandings, type LadderStep, ladderSteps } from './types';

/** The record of an alert as the server calculates it. Spans are seconds, moments milliseconds since 1970. */
export interface AfterAction {
  readonly alert: string;
  readonly incident: string;
  readonly kind: AlertKind;
  readonly drill: boolean;
  readonly standing: AlertStanding;
  readonly orderedBy: string;
  readonly releasedBy: string | null;
  readonly orderedAt: number;
  readonly endedAt: number | null;
  readonly endReason: string | null;
  readonly counts: Readonly<Record<LadderStep | 'silent' | 'withdrawn', number>>;
  readonly waves: readonly WaveResult[];
  readonly posts: readonly PostResult[];
  readonly closed: number | null;
  readonly neverReached: readonly string[];
  readonly endNotConfirmed: readonly string[];
  readonly timeline: readonly { readonly at: number; readonly what: string; readonly detail: string | null }[];
}

export interface WaveResult {
  readonly number: number;
  readonly at: number;
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly silent: number;
  readonly share: number | null;
  readonly medianAnswer: number | null;
}

export interface PostResult {
  readonly node: number;
  readonly place: string;
  readonly need: number;
  readonly accepted: number | null;
  readonly manned: number | null;
  readonly units: readonly string[];
  /** The cordon had no more use for it at the end. */
  readonly givenUp: boolean;
}

/** One recipient with every step that is on record. */
export interface Person {
  readonly unit: string;
  readonly callSign: string;
  readonly wave: number;
  readonly post: string | null;
  readonly times: ReadonlyMap<LadderStep, number>;
}

export interface PersonPage {
  readonly items: readonly Person[];
  readonly next: string | null;
}

const at = encodeURIComponent;
const pathOf = (alert: string, what: string, purpose: string) => `/alerts/${at(alert)}/${what}?purpose=${at(purpose)}`;

/** Once the alert is over this is a look into history: it needs a purpose, and the case's log has it first. */
export async function afterAction(alert: string, purpose: string): Promise<AfterAction> {
  return record(await get(pathOf(alert, 'report', purpose)));
}

export async function people(alert: string, purpose: string, after: string | null): Promise<PersonPage> {
  const from = after === null ? '' : `&after=${at(after)}`;
  const o = read.object(await get(`${pathOf(alert, 'recipients', purpose)}&limit=200${from}`), 'recipients');
  return { items: read.list(o['items'], 'items', person), next: read.textOrNull(o, 'next') };
}

export const csvOf = (alert: string, purpose: string) => API + pathOf(alert, 'report.csv', purpose);

const span = (from: read.Json, name: string) =>
  from[name] === undefined || from[name] === null ? null : read.number(from, name);

export function record(raw: unknown): AfterAction {
  const o = read.object(raw, 'report');
  const units = (name: string) => read.list(o[name], name, String);
  return {
    alert: read.text(o, 'alert'),
    incident: read.text(o, 'incident'),
    kind: read.oneOf(o, 'kind', alertKinds),
    drill: read.flag(o, 'drill'),
    standing: read.oneOf(o, 'standing', alertStandings),
    orderedBy: actor(o['orderedBy']) ?? '',
    releasedBy: actor(o['releasedBy']),
    orderedAt: read.instant(o, 'orderedAt'),
    endedAt: read.instantOrNull(o, 'endedAt'),
    endReason: read.textOrNull(o, 'endReason'),
    counts: funnelOf(o['counts'], excludedFunnel),
    waves: read.list(o['waves'], 'waves', wave),
    posts: read.list(o['posts'], 'posts', post),
    closed: span(o, 'closed'),
    neverReached: units('neverReached'),
    endNotConfirmed: units('endNotConfirmed'),
    timeline: read.list(o['timeline'], 'timeline', (item) => {
      const line = read.object(item, 'line');
      return { at: read.instant(line, 'at'), what: read.text(line, 'what'), detail: read.textOrNull(line, 'detail') };
    }),
  };
}

function actor(raw: unknown): string | null {
  return raw === undefined || raw === null ? null : read.text(read.object(raw, 'actor'), 'id');
}

function wave(raw: unknown): WaveResult {
  const o = read.object(raw, 'wave');
  const counts = funnelOf(o['counts'], excludedFunnel);
  return {
    number: read.number(o, 'number'),
    at: read.instant(o, 'at'),
    sent: counts.sent,
    accepted: counts.accepted,
    refused: counts.declined + counts.unable,
    silent: counts.silent,
    share: span(o, 'acceptedShare'),
    medianAnswer: span(o, 'medianAnswer'),
  };
}

function post(raw: unknown): PostResult {
  const o = read.object(raw, 'post');
  return {
    node: read.number(o, 'node'),
    place: read.text(o, 'place'),
    need: read.number(o, 'need'),
    accepted: span(o, 'accepted'),
    manned: span(o, 'manned'),
    units: read.list(o['units'], 'units', String),
    givenUp: read.flag(o, 'givenUp'),
  };
}

function person(raw: unknown): Person {
  const o = read.object(raw, 'recipient');
  const times = read.object(o['times'] ?? {}, 'times');
  const known = ladderSteps.flatMap((step): [LadderStep, number][] => {
    const when = read.instantOrNull(times, step);
    return when === null ? [] : [[step, when]];
  });
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    wave: read.number(o, 'wave'),
    post: o['post'] ? read.text(read.object(o['post'], 'post'), 'place') : null,
    times: new Map(known),
  };
}
