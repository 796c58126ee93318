import * as decode from '../api/decode';
import { get } from '../api/http';
import * as read from '../api/read';
import type { Submission } from '../api/submission';
import { type Channel, channels, type Incident, type Priority } from '../api/types';
import type { LatLon } from '../common/geo';

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

export interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

function named(raw: unknown): Named {
  const o = read.object(raw, 'code');
  return { code: read.text(o, 'code'), zh: read.text(o, 'zh'), en: read.text(o, 'en') };
}

export const agencies = async (): Promise<Named[]> => read.list(await get('/agencies'), 'agencies', named);
export const reviewItems = async (): Promise<Named[]> => read.list(await get('/review-items'), 'review items', named);

const on = (id: string) => `/incidents/${encodeURIComponent(id)}`;

export interface NewCaller {
  readonly channel: Channel;
  readonly name?: string;
  readonly number?: string;
  readonly location?: LatLon & { readonly address: string };
  readonly said?: string;
}

export async function addCaller(by: Submission, id: string, caller: NewCaller): Promise<Incident> {
  return decode.incident(await by.run('POST', `${on(id)}/callers`, caller));
}

export async function link(by: Submission, id: string, other: string, why: string): Promise<Incident> {
  return decode.incident(await by.run('POST', `${on(id)}/links`, { incident: other, ...(why && { why }) }));
}

export async function unlink(by: Submission, id: string, other: string): Promise<Incident> {
  return decode.incident(await by.run('DELETE', `${on(id)}/links/${encodeURIComponent(other)}`, undefined));
}

export async function involve(by: Submission, id: string, code: string, note: string): Promise<Incident> {
  return decode.incident(await by.run('PUT', `${on(id)}/agencies/${code}`, note ? { note } : {}));
}

export async function release(by: Submission, id: string, code: string): Promise<Incident> {
  return decode.incident(await by.run('DELETE', `${on(id)}/agencies/${code}`, undefined));
}

export async function setMajor(by: Submission, id: string, major: boolean, reason: string): Promise<Incident> {
  return decode.incident(await by.run('POST', `${on(id)}/major`, { major, reason }));
}

export async function planCallBack(by: Submission, id: string, due: number, note: string): Promise<Incident> {
  const body = { due: new Date(due).toISOString(), ...(note && { note }) };
  return decode.incident(await by.run('POST', `${on(id)}/call-back`, body));
}

export interface CallBackResult {
  readonly result: 'reached' | 'notReached' | 'dropped';
  readonly satisfaction?: number;
  readonly remark?: string;
  readonly nextDue?: string;
}

export async function recordCallBack(by: Submission, id: string, result: CallBackResult): Promise<Incident> {
  return decode.incident(await by.run('POST', `${on(id)}/call-back/result`, result));
}

export async function review(
  by: Submission,
  id: string,
  marks: readonly { readonly item: string; readonly points: number }[],
  remark: string,
): Promise<void> {
  await by.run('POST', `${on(id)}/review`, { marks, ...(remark && { remark }) });
}

export interface DueCallBack {
  readonly incident: string;
  readonly due: number;
  readonly note: string | null;
  readonly tries: number;
  readonly typeCode: string;
  readonly priority: Priority;
  readonly address: string;
  readonly drill: boolean;
  readonly version: number;
}

export async function dueCallBacks(): Promise<DueCallBack[]> {
  return read.list(await get('/call-backs'), 'call-backs', (raw) => {
    const o = read.object(raw, 'call-back');
    return {
      incident: read.text(o, 'incident'),
      due: read.instant(o, 'due'),
      note: read.textOrNull(o, 'note'),
      tries: read.number(o, 'tries'),
      typeCode: read.text(o, 'typeCode'),
      priority: decode.priority(o, 'priority'),
      address: read.text(o, 'address'),
      drill: read.flag(o, 'drill'),
      version: read.number(o, 'version'),
    };
  });
}

export interface Premises {
  readonly radius: number;
  readonly days: number;
  readonly hazards: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    readonly kind: string;
    readonly distance: number;
    readonly detail: string | null;
  }[];
  readonly earlier: readonly {
    readonly id: string;
    readonly typeCode: string;
    readonly openedAt: number;
    readonly distance: number;
    readonly drill: boolean;
  }[];
  readonly earlierInAll: number;
}

export async function premises(at: LatLon): Promise<Premises> {
  const o = read.object(await get(`/premises?lat=${at.lat}&lon=${at.lon}`), 'premises');
  return {
    radius: read.number(o, 'radius'),
    days: read.number(o, 'days'),
    earlierInAll: read.number(o, 'earlierInAll'),
    hazards: read.list(o['hazards'], 'hazards', (raw) => {
      const h = read.object(raw, 'hazard');
      return {
        code: read.text(h, 'code'),
        zh: read.text(h, 'zh'),
        en: read.text(h, 'en'),
        kind: read.textOrNull(h, 'kind') ?? 'other',
        distance: read.number(h, 'distance'),
        detail: read.textOrNull(h, 'detail'),
      };
    }),
    earlier: read.list(o['earlier'], 'earlier', (raw) => {
      const e = read.object(raw, 'incident');
      return {
        id: read.text(e, 'id'),
        typeCode: read.text(e, 'typeCode'),
        openedAt: read.instant(e, 'openedAt'),
        distance: read.number(e, 'distance'),
        drill: read.flag(e, 'drill'),
      };
    }),
  };
}
