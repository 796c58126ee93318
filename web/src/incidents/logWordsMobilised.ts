import type { LogEntry } from '../api/types';
import { clockTime } from '../common/format';
import { word } from '../i18n';
import { inside, joined, listOf, textIn } from './logText';
import type { Names } from './logWords';

/** Of a cordon and of alerts; null for what is neither. */
export function mobilised({ kind, body }: LogEntry, names: Names): string | null {
  const { t } = names;
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  const count = (name: string) => (typeof body[name] === 'number' ? t.logCount(body[name]) : '');
  switch (kind) {
    case 'cordon-proposed':
      return listOf(body['proposals'])
        .map((one) => t.logPosts(Number(inside(one, 'posts')) || 0))
        .join(', ');
    case 'cordon-activated':
      return t.logPosts(listOf(body['posts']).length);
    case 'suspect-seen':
      return listOf(body['places'])
        .map((one) => `${pointOf(one)} ${clockTime(Date.parse(textIn(one, 'seenAt')))}`)
        .join(', ');
    case 'cordon-updated':
      return whyChanged(text('why'), names);
    case 'alert-updated':
      return text('why');
    case 'post-held':
    case 'cordon-road-reported':
      return text('place');
    case 'alert-ordered':
      return joined(word(t.alerts.kinds, text('kind')), count('eligible'));
    case 'alert-released':
      return count('eligible');
    case 'wave-sent':
      return joined(`${Number(body['wave']) || ''}`, count('size'));
    case 'sighting-reported':
      return joined(names.unit(text('unit')), text('note'));
    case 'sighting-graded':
      return joined(word(t.alerts.gradeOf, text('grade')), text('note'));
    case 'panic-raised':
    case 'panic-taken':
      return names.unit(text('unit'));
    case 'incident-verified':
      return text('how');
    case 'history-looked':
      return text('purpose');
    case 'retention-done':
      return count('deleted');
    default:
      return null;
  }
}

/** The planner's own reasons have words; what a person wrote stands as it was written. */
function whyChanged(why: string, { t }: Names): string {
  const held = /^(.+) is held\.$/.exec(why);
  return held ? t.heldNow(held[1] ?? '') : Object.hasOwn(t.cordonReasons, why) ? word(t.cordonReasons, why) : why;
}

function pointOf(raw: unknown): string {
  const at = inside(raw, 'at');
  const { lat, lon } = typeof at === 'object' && at !== null ? (at as { lat?: unknown; lon?: unknown }) : {};
  return typeof lat === 'number' && typeof lon === 'number' ? `${lat.toFixed(4)}, ${lon.toFixed(4)}` : '';
}
