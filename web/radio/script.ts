import { type Both, type Urgency, urgencies } from '../driver/protocol/types';
import { textIn } from '../driver/words';
import * as read from '../src/api/read';
import type { Language } from '../src/i18n';
import type { Words } from './words';

export const standings = ['live', 'retracted', 'over'] as const;
/** `past`: the time is up and the centre has not said so yet. */
type Standing = (typeof standings)[number] | 'past';

/** What the announcer says of one alert. Times are milliseconds since 1970. */
export interface Line {
  readonly alert: string;
  readonly incident: string;
  readonly seq: number;
  readonly urgency: Urgency;
  readonly drill: boolean;
  readonly standing: Standing;
  readonly text: Both;
  readonly confirmed: readonly Both[];
  readonly retracted: readonly Both[];
  readonly at: number;
  readonly expiresAt: number;
}

export function script(raw: unknown): readonly Line[] {
  return read.list(read.object(raw, 'radio')['lines'], 'lines', line);
}

function line(raw: unknown): Line {
  const o = read.object(raw, 'line');
  return {
    alert: read.text(o, 'alert'),
    incident: read.text(o, 'incident'),
    seq: read.number(o, 'seq'),
    urgency: read.oneOf(o, 'urgency', urgencies),
    drill: read.flag(o, 'drill'),
    standing: read.oneOf(o, 'standing', standings),
    text: both(o['text']),
    confirmed: read.list(o['confirmed'] ?? [], 'confirmed', both),
    retracted: read.list(o['retracted'] ?? [], 'retracted', both),
    at: read.instant(o, 'at'),
    expiresAt: read.instant(o, 'expiresAt'),
  };
}

function both(raw: unknown): Both {
  const o = read.object(raw, 'text');
  return { zh: read.textOrNull(o, 'zh') ?? '', en: read.textOrNull(o, 'en') ?? '' };
}

const urgent: Readonly<Record<Urgency, number>> = { immediate: 0, expected: 1, future: 2 };
const order: Readonly<Record<Line['standing'], number>> = { retracted: 0, live: 1, over: 2, past: 3 };

/** Corrections first, because what is false is still on the air; then the most urgent, then the newest. */
export function inOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort(
    (a, b) => order[a.standing] - order[b.standing] || urgent[a.urgency] - urgent[b.urgency] || b.at - a.at,
  );
}

/** Time passes without a word of the centre too: nobody reads what is no longer valid. */
export function atTime(line: Line, now: number): Line {
  return line.standing === 'live' && line.expiresAt <= now ? { ...line, standing: 'past' } : line;
}

/** A line is new to the announcer when its version or its standing is. */
export function changedLines(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const known = new Map(before.map((each) => [each.alert, `${each.seq} ${each.standing}`]));
  return after.filter((each) => known.get(each.alert) !== `${each.seq} ${each.standing}`);
}

/** What is read aloud: a drill is said to be one before and after, what is taken back is said to be untrue. */
export function spokenLine(of: Line, code: Language, w: Words): string {
  const text = textIn(of.text, code);
  const facts = of.confirmed.map((fact) => textIn(fact, code)).filter((fact) => !text.includes(fact));
  const parts = [
    of.drill ? w.spokenDrill : null,
    text,
    ...facts,
    ...of.retracted.map((fact) => `${w.spokenRetracted} ${textIn(fact, code)}`),
    of.drill ? w.spokenDrill : null,
  ];
  return parts.filter(Boolean).join(' ');
}
