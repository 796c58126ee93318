import * as read from '../api/read';
import { unitKinds } from '../api/types';
import type { LatLon } from '../common/geo';
import {
  type Blocked,
  type Cordon,
  type CordonChange,
  type CordonPlan,
  type CordonPost,
  type CordonVersion,
  cordonStandings,
  type PostUnit,
  type Proposal,
  postStatuses,
  type Sighting,
} from './types';

function point(raw: unknown): LatLon {
  const o = read.object(raw, 'point');
  return { lat: read.number(o, 'lat'), lon: read.number(o, 'lon') };
}

function numberOrNull(o: read.Json, name: string): number | null {
  return o[name] === undefined || o[name] === null ? null : read.number(o, name);
}

function actor(raw: unknown): string {
  return read.text(read.object(raw, 'actor'), 'id');
}

function postUnit(raw: unknown): PostUnit {
  const o = read.object(raw, 'unit of a post');
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    kind: read.oneOf(o, 'kind', unitKinds),
    ready: read.instant(o, 'ready'),
  };
}

function post(raw: unknown): CordonPost {
  const o = read.object(raw, 'post');
  return {
    node: read.number(o, 'node'),
    at: point(o['at']),
    place: read.text(o, 'place'),
    ring: read.number(o, 'ring'),
    ready: read.instant(o, 'ready'),
    deadline: read.instant(o, 'deadline'),
    slack: read.number(o, 'slack'),
    status: read.oneOf(o, 'status', postStatuses),
    retiring: read.flag(o, 'retiring'),
    units: read.list(o['units'], 'units', postUnit),
    exit: read.textOrNull(o, 'exit'),
  };
}

function proposal(raw: unknown): Proposal {
  const o = read.object(raw, 'proposal');
  return {
    id: read.text(o, 'id'),
    aim: read.textOrNull(o, 'aim'),
    closes: read.flag(o, 'closes'),
    words: read.text(o, 'words'),
    lowerBound: read.number(o, 'lowerBound'),
    closedAt: read.instantOrNull(o, 'closedAt'),
    units: read.number(o, 'units'),
    needsRelease: read.flag(o, 'needsRelease'),
    posts: read.list(o['posts'], 'posts', post),
    leaks: read.list(o['leaks'], 'leaks', point),
  };
}

function sighting(raw: unknown): Sighting {
  const o = read.object(raw, 'sighting');
  return {
    at: point(o['at']),
    radius: read.number(o, 'radius'),
    seenAt: read.instant(o, 'seenAt'),
    heading: numberOrNull(o, 'heading'),
  };
}

function change(raw: unknown): CordonChange {
  const o = read.object(raw, 'change');
  return {
    kind: read.text(o, 'kind'),
    node: read.number(o, 'node'),
    place: read.text(o, 'place'),
    reason: read.text(o, 'reason'),
  };
}

function version(raw: unknown): CordonVersion {
  const o = read.object(raw, 'version');
  return {
    number: read.number(o, 'number'),
    at: read.instant(o, 'at'),
    by: actor(o['by']),
    why: read.text(o, 'why'),
    changes: read.list(o['changes'], 'changes', change),
  };
}

function plan(raw: unknown): CordonPlan {
  const o = read.object(raw, 'plan');
  return {
    version: read.number(o, 'version'),
    aim: read.textOrNull(o, 'aim'),
    closed: read.flag(o, 'closed'),
    words: read.text(o, 'words'),
    held: read.number(o, 'held'),
    of: read.number(o, 'of'),
    lowerBound: read.number(o, 'lowerBound'),
    posts: read.list(o['posts'], 'posts', post),
    history: read.list(o['history'], 'history', version),
    sightings: read.list(o['sightings'], 'sightings', sighting),
    activatedBy: actor(o['activatedBy']),
    releasedBy: o['releasedBy'] ? actor(o['releasedBy']) : null,
    awaitsRelease: read.flag(o, 'awaitsRelease'),
  };
}

function blocked(raw: unknown): Blocked {
  const o = read.object(raw, 'blocked road');
  return {
    number: read.number(o, 'number'),
    at: o['at'] ? point(o['at']) : null,
    place: read.text(o, 'place'),
    suspectMayPass: read.flag(o, 'suspectMayPass'),
    since: read.instant(o, 'since'),
  };
}

/** The whole cordon of an incident, as every command answers it and `/hub/centre` sends it. */
export function cordon(raw: unknown): Cordon {
  const o = read.object(raw, 'cordon');
  return {
    incident: read.text(o, 'incident'),
    standing: read.oneOf(o, 'standing', cordonStandings),
    proposals: read.list(o['proposals'], 'proposals', proposal),
    plan: o['plan'] ? plan(o['plan']) : null,
    blocked: o['blocked'] ? read.list(o['blocked'], 'blocked', blocked) : [],
    version: read.number(o, 'version'),
  };
}
