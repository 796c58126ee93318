import * as read from '../api/read';
import { unitKinds } from '../api/types';
import type { LatLon } from '../common/geo';
import {
  type Alert,
  type AlertPost,
  alertKinds,
  alertStandings,
  type Excluded,
  type Funnel,
  type Grade,
  grades,
  type LadderStep,
  ladderSteps,
  type Panic,
  type Preview,
  type Recipient,
  type RecipientPage,
  type TwoTexts,
  type UnitSighting,
  urgencies,
  type Wave,
} from './types';

function point(raw: unknown): LatLon {
  const o = read.object(raw, 'point');
  return { lat: read.number(o, 'lat'), lon: read.number(o, 'lon') };
}

function texts(raw: unknown): TwoTexts | null {
  if (raw === undefined || raw === null) return null;
  const o = read.object(raw, 'text');
  return { zh: read.textOrNull(o, 'zh') ?? '', en: read.textOrNull(o, 'en') ?? '' };
}

/** An account, written as its id or as the actor it stands for. */
function account(raw: unknown): string {
  return typeof raw === 'string' ? raw : read.text(read.object(raw, 'account'), 'id');
}

function excluded(raw: unknown): Excluded {
  const o = read.object(raw, 'exclusion');
  return { reason: read.text(o, 'reason'), count: read.number(o, 'count') };
}

/** What the counts of a report have beside the steps. */
export const excludedFunnel = ['silent', 'withdrawn'] as const;

export function funnelOf<const T extends string>(raw: unknown, more: readonly T[]): Record<LadderStep | T, number> {
  const o = read.object(raw, 'counts');
  const names: readonly (LadderStep | T)[] = [...more, ...ladderSteps];
  return Object.fromEntries(names.map((name) => [name, read.number(o, name)])) as Record<LadderStep | T, number>;
}

const funnel = (raw: unknown): Funnel => funnelOf(raw, ['eligible', 'silent']);

function wave(raw: unknown): Wave {
  const o = read.object(raw, 'wave');
  return {
    number: read.number(o, 'number'),
    size: read.number(o, 'size'),
    at: read.instant(o, 'at'),
    accepted: read.number(o, 'accepted'),
    declined: read.number(o, 'declined'),
    silent: read.number(o, 'silent'),
  };
}

function post(raw: unknown): AlertPost {
  const o = read.object(raw, 'post');
  return {
    node: read.number(o, 'node'),
    place: read.text(o, 'place'),
    need: read.number(o, 'need'),
    accepted: read.number(o, 'accepted'),
    atPost: read.number(o, 'atPost'),
  };
}

export function alert(raw: unknown): Alert {
  const o = read.object(raw, 'alert');
  return {
    id: read.text(o, 'id'),
    incident: read.text(o, 'incident'),
    kind: read.oneOf(o, 'kind', alertKinds),
    standing: read.oneOf(o, 'standing', alertStandings),
    orderedBy: account(o['orderedBy']),
    releasedBy: o['releasedBy'] ? account(o['releasedBy']) : null,
    orderedAt: read.instant(o, 'orderedAt'),
    expiresAt: read.instant(o, 'expiresAt'),
    drill: read.flag(o, 'drill'),
    urgency: read.oneOf(o, 'urgency', urgencies),
    text: texts(o['text']),
    quota: read.number(o, 'quota'),
    counts: funnel(o['counts']),
    waves: read.list(o['waves'], 'waves', wave),
    excluded: read.list(o['excluded'], 'excluded', excluded),
    posts: read.list(o['posts'], 'posts', post),
    version: read.number(o, 'version'),
  };
}

export function preview(raw: unknown): Preview {
  const o = read.object(raw, 'preview');
  return {
    eligible: read.number(o, 'eligible'),
    excluded: read.list(o['excluded'], 'excluded', excluded),
    needsRelease: read.flag(o, 'needsRelease'),
    why: read.textOrNull(o, 'why'),
    firstWave: read.number(o, 'firstWave'),
  };
}

function recipient(raw: unknown): Recipient {
  const o = read.object(raw, 'recipient');
  const times = read.object(o['times'] ?? {}, 'times');
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    kind: read.oneOf(o, 'kind', unitKinds),
    wave: read.number(o, 'wave'),
    step: read.oneOf(o, 'step', ladderSteps),
    sentAt: read.instantOrNull(times, 'sent'),
    eyesOnly: read.flag(o, 'eyesOnly'),
    post: o['post'] ? read.text(read.object(o['post'], 'post'), 'place') : null,
    reason: read.textOrNull(o, 'reason'),
  };
}

export function recipientPage(raw: unknown): RecipientPage {
  const o = read.object(raw, 'recipients');
  return { items: read.list(o['items'], 'items', recipient), next: read.textOrNull(o, 'next') };
}

export function sighting(raw: unknown): UnitSighting {
  const o = read.object(raw, 'sighting');
  const grade = read.textOrNull(o, 'grade');
  return {
    id: read.text(o, 'id'),
    incident: read.text(o, 'incident'),
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    at: point(o['at']),
    heading: o['heading'] === undefined || o['heading'] === null ? null : read.number(o, 'heading'),
    what: read.text(o, 'what'),
    note: read.textOrNull(o, 'note'),
    hasPhoto: read.flag(o, 'hasPhoto'),
    grade: grades.find((known): known is Grade => known === grade) ?? 'ungraded',
    reportedAt: read.instant(o, 'reportedAt'),
  };
}

export function panic(raw: unknown): Panic {
  const o = read.object(raw, 'panic');
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    at: o['at'] ? point(o['at']) : null,
    incident: read.textOrNull(o, 'incident'),
    reportedAt: read.instant(o, 'reportedAt'),
    takenBy: o['takenBy'] ? account(o['takenBy']) : null,
  };
}
