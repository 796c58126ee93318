import type { Json } from '../api/read';
import type { LogEntry } from '../api/types';
import { type Messages, word } from '../i18n';

/** The names that an entry's codes stand for. */
export interface Names {
  readonly t: Messages;
  readonly type: (code: string) => string;
  readonly disposition: (code: string) => string;
  readonly unit: (id: string) => string;
}

/** What an entry says, in one line. A kind that is newer than this page shows its texts as they are. */
export function logWords(entry: LogEntry, names: Names): string {
  const { body } = entry;
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  switch (entry.kind) {
    case 'incident-opened':
      return joined(
        names.type(textIn(body['report'], 'typeCode')),
        textIn(inside(body['report'], 'location'), 'address'),
      );
    case 'recommendation-made':
      return recommended(body['result'], names);
    case 'unit-dispatched':
      return text('callSign');
    case 'dispatch-refused':
      return joined(names.unit(text('unit')), refusal(body['why'], names));
    case 'assignment-progressed':
      return joined(names.unit(text('unit')), word(names.t.steps, text('step')), text('reason'));
    case 'incident-revised':
      return joined(
        text('typeCode') && names.type(text('typeCode')),
        typeof body['priority'] === 'number' ? `${names.t.incident.priority} ${body['priority']}` : '',
        textIn(body['location'], 'address'),
        text('description'),
      );
    case 'incident-closed':
      return joined(names.disposition(text('disposition')), text('remark'));
    default:
      return joined(text('text'), text('reason'), text('remark'));
  }
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');

function inside(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? (raw as Json)[name] : undefined;
}

function textIn(raw: unknown, name: string): string {
  const value = inside(raw, name);
  return typeof value === 'string' ? value : '';
}

function refusal(raw: unknown, { t }: Names): string {
  const code = textIn(raw, 'code');
  return Object.hasOwn(t.problem.codes, code) ? word(t.problem.codes, code) : textIn(raw, 'message');
}

function recommended(raw: unknown, { t }: Names): string {
  const chosen = inside(raw, 'chosen');
  const signs = Array.isArray(chosen) ? chosen.map((one: unknown) => textIn(one, 'callSign')).filter(Boolean) : [];
  const shortfall = textIn(raw, 'shortfall');
  return joined(signs.join(', '), shortfall && word(t.shortfalls, shortfall));
}
