import type { Json } from '../api/read';
import type { IncidentLog, IncidentStatus, LogEntry } from '../api/types';
import { isPosition, type LatLon } from '../common/geo';

/** One thing on the map of a playback. */
export interface Mark extends LatLon {
  readonly kind: 'scene' | 'caller' | 'sighting' | 'panic' | 'post' | 'held';
  readonly label: string;
}

export interface UnitStory {
  readonly unit: string;
  readonly callSign: string;
  readonly step: string;
  readonly since: number;
}

/** The incident at one moment, as far as its log tells. */
export interface Moment {
  readonly marks: readonly Mark[];
  readonly units: readonly UnitStory[];
  readonly status: IncidentStatus;
  readonly said: readonly LogEntry[];
}

function inside(raw: unknown): Json {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Json) : {};
}

function point(raw: unknown): LatLon | null {
  const { lat, lon } = inside(raw);
  return typeof lat === 'number' && typeof lon === 'number' && isPosition(lat, lon) ? { lat, lon } : null;
}

/** A location is {at: {lat, lon}, address} in the log. */
function place(raw: unknown): LatLon | null {
  return point(inside(raw)['at']) ?? point(raw);
}

const text = (from: Json, name: string) => (typeof from[name] === 'string' ? (from[name] as string) : '');

/** Folds the entries up to a moment. Kinds that this page does not know change nothing on the map and still stand in the list. */
export function momentOf(log: IncidentLog, until: number): Moment {
  const said = log.entries.filter((entry) => entry.at <= until);
  let scene: Mark | null = null;
  let posts: readonly unknown[] = [];
  const held = new Set<unknown>();
  const seen: Mark[] = [];
  const units = new Map<string, UnitStory>();
  for (const entry of said) {
    const { body } = entry;
    switch (entry.kind) {
      case 'incident-opened':
      case 'incident-revised': {
        const location = inside(
          entry.kind === 'incident-opened' ? inside(body['report'])['location'] : body['location'],
        );
        const at = place(location);
        if (at) scene = { ...at, kind: 'scene', label: text(location, 'address') };
        break;
      }
      case 'caller-added': {
        const at = place(body['location']);
        if (at) seen.push({ ...at, kind: 'caller', label: text(inside(body['location']), 'address') });
        break;
      }
      case 'sighting-reported': {
        const at = point(body['at']);
        if (at) seen.push({ ...at, kind: 'sighting', label: text(body, 'note') });
        break;
      }
      case 'suspect-seen':
        for (const one of Array.isArray(body['places']) ? body['places'] : []) {
          const at = point(inside(one)['at']);
          if (at) seen.push({ ...at, kind: 'sighting', label: '' });
        }
        break;
      case 'cordon-activated':
      case 'cordon-updated':
        posts = Array.isArray(body['posts']) ? body['posts'] : [];
        break;
      case 'post-held':
        held.add(body['node']);
        break;
      case 'cordon-stood-down':
        posts = [];
        held.clear();
        break;
      case 'panic-raised': {
        const at = point(body['at']);
        if (at) seen.push({ ...at, kind: 'panic', label: text(body, 'unit') });
        break;
      }
      case 'unit-dispatched': {
        const unit = text(body, 'unit');
        units.set(unit, { unit, callSign: text(body, 'callSign') || unit, step: 'dispatched', since: entry.at });
        break;
      }
      case 'assignment-progressed': {
        const known = units.get(text(body, 'unit'));
        if (known) units.set(known.unit, { ...known, step: text(body, 'step'), since: entry.at });
        break;
      }
      default:
    }
  }
  return {
    marks: [...(scene ? [scene] : []), ...seen, ...postMarks(posts, held)],
    units: [...units.values()],
    status: log.statuses.slice(0, said.length).at(-1) ?? 'open',
    said,
  };
}

/** A post of two units stands twice in the log. */
function postMarks(posts: readonly unknown[], held: ReadonlySet<unknown>): Mark[] {
  const marks = new Map<unknown, Mark>();
  for (const raw of posts) {
    const post = inside(raw);
    const at = point(post['at']);
    if (at)
      marks.set(post['node'] ?? raw, {
        ...at,
        kind: held.has(post['node']) ? 'held' : 'post',
        label: text(post, 'place'),
      });
  }
  return [...marks.values()];
}

/** Every place that the log ever names: what the map has to show, so that it need not move while the story is told. */
export function placesOf(log: IncidentLog): readonly LatLon[] {
  return log.entries
    .filter((entry) => /^(incident-|caller-|sighting-|suspect-|panic-|cordon-(activated|updated))/.test(entry.kind))
    .flatMap((entry) => momentOf({ ...log, entries: [entry] }, entry.at).marks);
}

/** The next or previous moment at which something was written. */
export function stepFrom(log: IncidentLog, now: number, by: 1 | -1): number {
  const times = log.entries.map((entry) => entry.at);
  const found = by > 0 ? times.find((at) => at > now) : times.findLast((at) => at < now);
  return found ?? (by > 0 ? (times.at(-1) ?? now) : (times[0] ?? now));
}
