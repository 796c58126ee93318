import * as read from '../../src/api/read';
import { unitKinds, unitStatuses } from '../../src/api/types';
import type { LatLon } from '../../src/common/geo';
import {
  type AlertEnd,
  type AnswerStep,
  answers,
  type Both,
  type DriverAlert,
  endKinds,
  type Post,
  type ServerMessage,
  type Step,
  steps,
  type Task,
  urgencies,
} from './types';

/** Reads one message of `/ws/unit`. A known message of a wrong shape throws; an unknown one is only proof of life. */
export function serverMessage(raw: unknown): ServerMessage {
  const o = read.object(raw, 'message');
  switch (o['t']) {
    case 'hello':
      return {
        t: 'hello',
        serverTime: read.instant(o, 'serverTime'),
        standing: {
          unit: read.text(o, 'unit'),
          kind: read.oneOf(o, 'kind', unitKinds),
          callSign: read.text(o, 'callSign'),
          onDuty: read.flag(o, 'onDuty'),
          optedIn: read.flag(o, 'optedIn'),
          synthetic: read.flag(o, 'synthetic'),
        },
      };
    case 'alert':
      return { t: 'alert', alert: driverAlert(o['alert']) };
    case 'retract':
      return { t: 'retract', end: alertEnd(o) };
    case 'step':
      return { t: 'step', alert: read.text(o, 'alert'), step: read.oneOf(o, 'step', steps) };
    case 'task':
      return { t: 'task', task: o['task'] ? task(o['task']) : null };
    case 'status':
      return status(o['unit']);
    case 'sighting':
      return { t: 'done', key: read.text(o, 'key'), id: read.textOrNull(o, 'id') };
    case 'panic':
      return { t: 'done', key: read.text(o, 'key'), id: null };
    case 'problem':
      return {
        t: 'problem',
        key: read.textOrNull(o, 'key'),
        code: read.text(o, 'code'),
        message: read.textOrNull(o, 'message') ?? '',
        field: read.textOrNull(o, 'field'),
      };
    default:
      return { t: 'other' };
  }
}

export function driverAlert(raw: unknown): DriverAlert {
  const o = read.object(raw, 'alert');
  return {
    id: read.text(o, 'id'),
    seq: read.number(o, 'seq'),
    incident: read.text(o, 'incident'),
    kind: read.text(o, 'kind'),
    urgency: read.oneOf(o, 'urgency', urgencies),
    drill: read.flag(o, 'drill'),
    synthetic: read.flag(o, 'synthetic'),
    eyesOnly: read.flag(o, 'eyesOnly'),
    sentAt: read.instant(o, 'sentAt'),
    expiresAt: read.instant(o, 'expiresAt'),
    headline: both(o['headline'], 'headline'),
    text: both(o['text'], 'text'),
    lookFor: bothOrNull(o['lookFor'], 'lookFor'),
    never: bothOrNull(o['never'], 'never'),
    post: o['post'] ? post(o['post']) : null,
    answers: read.list(o['answers'], 'answers', String).filter((word): word is AnswerStep => isOneOf(word, answers)),
    step: stepOrNull(o['step']),
  };
}

function alertEnd(o: read.Json): AlertEnd {
  return {
    alert: read.text(o, 'alert'),
    seq: read.number(o, 'seq'),
    kind: read.oneOf(o, 'kind', endKinds),
    text: bothOrNull(o['text'], 'text'),
  };
}

function post(raw: unknown): Post {
  const o = read.object(raw, 'post');
  return {
    at: latLon(o['at'], 'post.at'),
    place: read.textOrNull(o, 'place') ?? '',
    approach: bothOrNull(o['approach'], 'post.approach'),
    standOff: o['standOff'] === undefined || o['standOff'] === null ? 0 : read.number(o, 'standOff'),
  };
}

export function task(raw: unknown): Task {
  const o = read.object(raw, 'task');
  return {
    incident: read.text(o, 'incident'),
    at: latLon(o['at'], 'task.at'),
    place: read.textOrNull(o, 'place') ?? '',
    typeCode: read.text(o, 'typeCode'),
    priority: read.number(o, 'priority'),
    text: read.textOrNull(o, 'text') ?? '',
    assignedAt: read.instant(o, 'assignedAt'),
  };
}

function status(raw: unknown): ServerMessage {
  const view = read.object(raw, 'status');
  return { t: 'status', onDuty: read.flag(view, 'onDuty'), status: read.oneOf(view, 'status', unitStatuses) };
}

function both(raw: unknown, what: string): Both {
  const o = read.object(raw, what);
  return { zh: read.text(o, 'zh'), en: read.text(o, 'en') };
}

function bothOrNull(raw: unknown, what: string): Both | null {
  return raw === undefined || raw === null ? null : both(raw, what);
}

function latLon(raw: unknown, what: string): LatLon {
  const o = read.object(raw, what);
  return { lat: read.number(o, 'lat'), lon: read.number(o, 'lon') };
}

function stepOrNull(raw: unknown): Step | null {
  return typeof raw === 'string' && isOneOf(raw, steps) ? raw : null;
}

function isOneOf<const T extends readonly string[]>(value: string, allowed: T): value is T[number] {
  return allowed.includes(value);
}
