import * as read from '../api/read';
import { type Channel, channels } from '../api/types';

/** What the desk keeps about an incident beside facts and units. */
export interface DeskFacts {
  readonly callers: readonly FurtherCaller[];
  readonly links: readonly { readonly other: string; readonly why: string | null }[];
  readonly agencies: readonly { readonly agency: string; readonly note: string | null }[];
  readonly major: { readonly reason: string; readonly since: number; readonly by: string } | null;
  readonly callBack: CallBack | null;
  readonly review: {
    readonly marks: ReadonlyMap<string, number>;
    readonly remark: string | null;
    readonly by: string;
  } | null;
}

export interface FurtherCaller {
  readonly name: string | null;
  readonly number: string | null;
  readonly channel: Channel;
  readonly address: string | null;
  readonly said: string | null;
  readonly at: number;
  readonly takenBy: string;
}

export interface CallBack {
  readonly due: number;
  readonly note: string | null;
  readonly tries: number;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
  readonly satisfaction: number | null;
  readonly remark: string | null;
}

const numberOrNull = (from: read.Json, name: string) =>
  typeof from[name] === 'number' ? read.number(from, name) : null;

function furtherCaller(raw: unknown): FurtherCaller {
  const o = read.object(raw, 'caller');
  const caller = o['caller'] ? read.object(o['caller'], 'caller') : {};
  return {
    name: read.textOrNull(caller, 'name'),
    number: read.textOrNull(caller, 'number'),
    channel: read.oneOf(o, 'channel', channels),
    address: o['location'] ? read.textOrNull(read.object(o['location'], 'location'), 'address') : null,
    said: read.textOrNull(o, 'said'),
    at: read.instant(o, 'at'),
    takenBy: read.text(o, 'takenBy'),
  };
}

function callBack(raw: unknown): CallBack {
  const o = read.object(raw, 'call-back');
  return {
    due: read.instant(o, 'due'),
    note: read.textOrNull(o, 'note'),
    tries: read.number(o, 'tries'),
    doneAt: read.instantOrNull(o, 'doneAt'),
    doneBy: read.textOrNull(o, 'doneBy'),
    satisfaction: numberOrNull(o, 'satisfaction'),
    remark: read.textOrNull(o, 'remark'),
  };
}

export function deskFacts(raw: unknown): DeskFacts {
  const o = read.object(raw ?? {}, 'desk');
  const major = o['major'] ? read.object(o['major'], 'major') : null;
  const review = o['review'] ? read.object(o['review'], 'review') : null;
  return {
    callers: read.list(o['callers'] ?? [], 'callers', furtherCaller),
    links: read.list(o['links'] ?? [], 'links', (one) => {
      const link = read.object(one, 'link');
      return { other: read.text(link, 'other'), why: read.textOrNull(link, 'why') };
    }),
    agencies: read.list(o['agencies'] ?? [], 'agencies', (one) => {
      const agency = read.object(one, 'agency');
      return { agency: read.text(agency, 'agency'), note: read.textOrNull(agency, 'note') };
    }),
    major: major && {
      reason: read.text(major, 'reason'),
      since: read.instant(major, 'since'),
      by: read.text(major, 'by'),
    },
    callBack: o['callBack'] ? callBack(o['callBack']) : null,
    review: review && {
      marks: new Map(
        read.list(review['marks'], 'marks', (one) => {
          const mark = read.object(one, 'mark');
          return [read.text(mark, 'item'), read.number(mark, 'points')] as const;
        }),
      ),
      remark: read.textOrNull(review, 'remark'),
      by: read.text(review, 'by'),
    },
  };
}
