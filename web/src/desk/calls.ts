import * as decode from '../api/decode';
import { get } from '../api/http';
import * as read from '../api/read';
import type { Submission } from '../api/submission';
import type { Channel, Incident, Named, Priority } from '../api/types';
import type { LatLon } from '../common/geo';

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
