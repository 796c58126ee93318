import type { AssignmentStep } from '../../src/api/types';
import type { Step } from './types';

/** Something the person did, kept until the centre has confirmed it. The key makes a repetition harmless. */
export type Outgoing =
  | {
      readonly kind: 'step';
      readonly key: string;
      readonly at: number;
      readonly alert: string;
      readonly seq: number;
      readonly step: Step;
      readonly reason: string | null;
    }
  | { readonly kind: 'duty'; readonly key: string; readonly at: number; readonly onDuty: boolean }
  | ({ readonly kind: 'sighting'; readonly key: string; readonly at: number } & SightingBody)
  | {
      readonly kind: 'panic';
      readonly key: string;
      readonly at: number;
      readonly lat: number | null;
      readonly lon: number | null;
    }
  | {
      readonly kind: 'assignment';
      readonly key: string;
      readonly at: number;
      readonly incident: string;
      readonly step: AssignmentStep;
      readonly reason: string | null;
    };

export interface SightingBody {
  readonly alert: string | null;
  readonly lat: number;
  readonly lon: number;
  /** Degrees clockwise from north; null when it stood still or nobody saw. */
  readonly heading: number | null;
  readonly what: 'vehicle' | 'person';
  readonly note: string | null;
  /** Base64 of a JPEG; travels by HTTP. */
  readonly photo: string | null;
}

export type Outbox = readonly Outgoing[];

/** A cry for help overtakes everything else; all other things keep their order. */
export function put(outbox: Outbox, item: Outgoing): Outbox {
  if (outbox.some((other) => other.key === item.key || sameStep(other, item))) return outbox;
  if (item.kind !== 'panic') return [...outbox, item];
  const first = outbox.findIndex((other) => other.kind !== 'panic');
  return first < 0 ? [...outbox, item] : [...outbox.slice(0, first), item, ...outbox.slice(first)];
}

/** The ladder is written once: a step that already waits needs no second message. */
function sameStep(a: Outgoing, b: Outgoing): boolean {
  return a.kind === 'step' && b.kind === 'step' && a.alert === b.alert && a.seq === b.seq && a.step === b.step;
}

export function confirmKey(outbox: Outbox, key: string): Outbox {
  return without(outbox, (item) => item.key === key);
}

/** The centre confirms a step by its name, whichever message brought it. */
export function confirmStep(outbox: Outbox, alert: string, step: Step): Outbox {
  return without(outbox, (item) => item.kind === 'step' && item.alert === alert && item.step === step);
}

/** Answers to a task that is another one now. */
export function dropAnswers(outbox: Outbox, alert: string, isAnswer: (step: Step) => boolean): Outbox {
  return without(outbox, (item) => item.kind === 'step' && item.alert === alert && isAnswer(item.step));
}

function without(outbox: Outbox, gone: (item: Outgoing) => boolean): Outbox {
  return outbox.some(gone) ? outbox.filter((item) => !gone(item)) : outbox;
}

/** Photos are too large for the socket, alarms without a place and dispatch steps are calls of their own. */
export function needsHttp(item: Outgoing): boolean {
  switch (item.kind) {
    case 'step':
      return false;
    case 'sighting':
      return item.photo !== null;
    case 'panic':
      return item.lat === null || item.lon === null;
    case 'duty':
    case 'assignment':
      return true;
  }
}

/** One message of `/ws/unit`. */
export function wire(item: Outgoing): Readonly<Record<string, unknown>> {
  const { kind, at, ...body } = item;
  return kind === 'step' ? { t: kind, ...body, at: new Date(at).toISOString() } : { t: kind, ...body };
}

export interface Call {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The same thing as an HTTP call. */
export function call(item: Outgoing, unit: string): Call {
  const at = encodeURIComponent;
  const own = `/units/${at(unit)}`;
  switch (item.kind) {
    case 'step':
      return {
        path: `${own}/alerts/${at(item.alert)}/steps`,
        body: dropNull({
          step: item.step,
          seq: item.seq,
          reason: item.reason,
          at: new Date(item.at).toISOString(),
        }),
      };
    case 'duty':
      return { path: `${own}/duty`, body: { onDuty: item.onDuty } };
    case 'sighting': {
      const { kind: _kind, key: _key, at: _at, ...body } = item;
      return { path: `${own}/sightings`, body: dropNull(body) };
    }
    case 'panic':
      return { path: `${own}/panic`, body: dropNull({ lat: item.lat, lon: item.lon }) };
    case 'assignment':
      return {
        path: `/incidents/${at(item.incident)}/assignments/${at(unit)}`,
        body: dropNull({ step: item.step, reason: item.reason }),
      };
  }
}

function dropNull(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
