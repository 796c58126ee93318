import type { LogEntry } from '../api/types';
import { dateTime } from '../common/format';
import { type Messages, word } from '../i18n';
import { inside, joined, textIn } from './logText';
import { mobilised } from './logWordsMobilised';

/** The names that an entry's codes stand for. */
export interface Names {
  readonly t: Messages;
  readonly type: (code: string) => string;
  readonly disposition: (code: string) => string;
  readonly agency: (code: string) => string;
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
      return joined(names.unit(text('unit')), word(names.t.steps, text('step')), reasonOf(text('reason'), names));
    case 'incident-revised':
      return joined(
        text('typeCode') && names.type(text('typeCode')),
        typeof body['priority'] === 'number' ? `${names.t.incident.priority} ${body['priority']}` : '',
        textIn(body['location'], 'address'),
        text('description'),
      );
    case 'incident-closed':
      return joined(names.disposition(text('disposition')), text('remark'));
    case 'caller-added':
      return joined(textIn(body['caller'], 'name'), textIn(body['caller'], 'number'), text('said'));
    case 'incident-linked':
    case 'incident-unlinked':
      return joined(text('other'), text('why'));
    case 'agency-involved':
    case 'agency-released':
      return joined(names.agency(text('agency')), text('note'));
    case 'call-back-planned':
      return joined(moment(text('due')), text('note'));
    case 'call-back-tried':
      return joined(moment(text('nextDue')), text('remark'));
    case 'call-back-ended':
      return joined(typeof body['satisfaction'] === 'number' ? `${body['satisfaction']} / 5` : '', text('remark'));
    case 'call-reviewed':
      return joined(reviewed(body['marks']), text('remark'));
    default:
      return mobilised(entry, names) ?? joined(text('text'), text('reason'), text('remark'));
  }
}

/** What the system noticed by itself is a code; what a person said stands as it was said. */
const reasonOf = (reason: string, { t }: Names) =>
  Object.hasOwn(t.stepReasons, reason) ? word(t.stepReasons, reason) : reason;

const moment = (iso: string) => (iso ? dateTime(Date.parse(iso)) : '');

function reviewed(raw: unknown): string {
  if (!Array.isArray(raw)) return '';
  const points = raw.map((one: unknown) => Number(inside(one, 'points')) || 0);
  return `${points.reduce((sum, one) => sum + one, 0)} / ${2 * points.length}`;
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
