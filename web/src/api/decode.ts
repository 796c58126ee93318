import type { LatLon } from '../common/geo';
import { deskFacts } from '../desk/facts';
import * as read from './read';
import {
  type Assignment,
  assignmentSteps,
  channels,
  type Disposition,
  type FoundPlace,
  type Incident,
  type IncidentLog,
  type IncidentSummary,
  type IncidentType,
  incidentStatuses,
  type LogEntry,
  type Place,
  type Priority,
  priorities,
  type Role,
  roles,
  type Session,
  type Unit,
  unitKinds,
  unitStatuses,
} from './types';

export function session(raw: unknown): Session {
  const o = read.object(raw, 'me');
  const account = read.text(o, 'account');
  const role: Role = read.oneOf(o, 'role', roles);
  return {
    account,
    role,
    unit: read.textOrNull(o, 'unit'),
    displayName: read.textOrNull(o, 'displayName') ?? account,
    mustChangePassword: read.flag(o, 'mustChangePassword'),
  };
}

export function priority(from: read.Json, name: string): Priority {
  const value = read.number(from, name);
  const known = priorities.find((p) => p === value);
  if (known === undefined) throw new read.ShapeError(name, '1, 2, 3 or 4', value);
  return known;
}

export function incidentType(raw: unknown): IncidentType {
  const o = read.object(raw, 'incident type');
  return { ...named(o), family: read.text(o, 'family'), priority: priority(o, 'priority') };
}

export function disposition(raw: unknown): Disposition {
  return named(read.object(raw, 'disposition'));
}

function named(o: read.Json) {
  return {
    code: read.text(o, 'code'),
    zh: read.text(o, 'zh'),
    en: read.text(o, 'en'),
    pinyin: read.textOrNull(o, 'pinyin') ?? '',
  };
}

function latLon(raw: unknown, what: string): LatLon {
  const o = read.object(raw, what);
  return { lat: read.number(o, 'lat'), lon: read.number(o, 'lon') };
}

function place(raw: unknown): Place {
  const o = read.object(raw, 'location');
  return { ...latLon(o, 'location'), address: read.textOrNull(o, 'address') ?? '' };
}

export function incidentSummary(raw: unknown): IncidentSummary {
  const o = read.object(raw, 'incident');
  return {
    id: read.text(o, 'id'),
    typeCode: read.text(o, 'typeCode'),
    priority: priority(o, 'priority'),
    status: read.oneOf(o, 'status', incidentStatuses),
    at: latLon(o['at'], 'at'),
    address: read.text(o, 'address'),
    openedAt: read.instant(o, 'openedAt'),
    units: read.list(o['units'], 'units', String),
    drill: read.flag(o, 'drill'),
    major: read.flag(o, 'major'),
    version: read.number(o, 'version'),
  };
}

function assignment(raw: unknown): Assignment {
  const o = read.object(raw, 'assignment');
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    step: read.oneOf(o, 'step', assignmentSteps),
    dispatchedAt: read.instant(o, 'dispatchedAt'),
    acknowledgedAt: read.instantOrNull(o, 'acknowledgedAt'),
    enRouteAt: read.instantOrNull(o, 'enRouteAt'),
    onSceneAt: read.instantOrNull(o, 'onSceneAt'),
    endedAt: read.instantOrNull(o, 'endedAt'),
    away: read.flag(o, 'away'),
  };
}

export function incident(raw: unknown): Incident {
  const o = read.object(raw, 'incident');
  const report = read.object(o['report'], 'report');
  const caller = report['caller'] ? read.object(report['caller'], 'caller') : null;
  return {
    id: read.text(o, 'id'),
    typeCode: read.text(report, 'typeCode'),
    priority: priority(report, 'priority'),
    channel: read.oneOf(report, 'channel', channels),
    location: place(report['location']),
    caller: caller && { name: read.textOrNull(caller, 'name'), number: read.textOrNull(caller, 'number') },
    description: read.textOrNull(report, 'description'),
    drill: read.flag(report, 'drill'),
    status: read.oneOf(o, 'status', incidentStatuses),
    openedAt: read.instant(o, 'openedAt'),
    openedBy: read.text(read.object(o['openedBy'], 'openedBy'), 'id'),
    assignments: read.list(o['assignments'], 'assignments', assignment),
    disposition: read.textOrNull(o, 'disposition'),
    closedAt: read.instantOrNull(o, 'closedAt'),
    version: read.number(o, 'version'),
    desk: deskFacts(o['desk']),
  };
}

function logEntry(raw: unknown): LogEntry {
  const o = read.object(raw, 'log entry');
  const by = read.object(o['by'], 'by');
  return {
    sequence: read.number(o, 'sequence'),
    at: read.instant(o, 'at'),
    by: read.text(by, 'id'),
    role: read.text(by, 'role'),
    kind: read.text(o, 'kind'),
    body: logBody(o['body']),
  };
}

/** The body travels as the canonical JSON text that was hashed. */
function logBody(raw: unknown): read.Json {
  if (typeof raw !== 'string') return read.object(raw ?? {}, 'body');
  try {
    return read.object(JSON.parse(raw), 'body');
  } catch {
    return { text: raw };
  }
}

export function incidentLog(raw: unknown): IncidentLog {
  const o = read.object(raw, 'log');
  return {
    entries: read.list(o['entries'], 'entries', logEntry),
    statuses: read.list(o['statuses'], 'statuses', (one) => read.oneOf({ status: one }, 'status', incidentStatuses)),
    verified: read.flag(o, 'verified'),
    masked: read.flag(o, 'masked'),
    brokenAt: typeof o['brokenAt'] === 'number' ? o['brokenAt'] : null,
  };
}

export function unit(raw: unknown): Unit {
  const o = read.object(raw, 'unit');
  const profile = read.object(o['profile'], 'profile');
  return {
    id: read.text(profile, 'id'),
    callSign: read.text(profile, 'callSign'),
    kind: read.oneOf(profile, 'kind', unitKinds),
    agency: read.text(profile, 'agency'),
    capabilities: read.list(profile['capabilities'], 'capabilities', String),
    onDuty: read.flag(o, 'onDuty'),
    status: read.oneOf(o, 'status', unitStatuses),
    label: read.textOrNull(o, 'label'),
    statusSince: read.instant(o, 'statusSince'),
    incident: o['task'] ? read.text(read.object(o['task'], 'task'), 'incident') : null,
    cell: read.textOrNull(o, 'cell'),
    synthetic: read.flag(profile, 'synthetic'),
  };
}

export function foundPlace(raw: unknown): FoundPlace {
  const o = read.object(raw, 'place');
  return { ...latLon(read.object(o['at'], 'place.at'), 'place.at'), name: read.text(o, 'title') };
}
