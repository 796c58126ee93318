import type { LogEntry } from '../api/types';
import { word } from '../i18n';
import { inside, joined, listOf } from './logText';
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
    case 'cordon-updated':
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
