import * as decode from './decode';
import * as recommended from './decodeRecommendation';
import { get, request } from './http';
import { Problem } from './problem';
import * as read from './read';
import type { Submission } from './submission';
import type {
  AssignmentStep,
  DispatchAnswer,
  Disposition,
  FoundPlace,
  Incident,
  IncidentLog,
  IncidentRevision,
  IncidentSummary,
  IncidentType,
  NewIncident,
  Recommendation,
  Session,
  Unit,
  UnitKind,
} from './types';

const at = encodeURIComponent;

export async function login(account: string, password: string): Promise<void> {
  await request('POST', '/auth/login', { account, password, useCookie: true });
}

export async function logout(): Promise<void> {
  await request('POST', '/auth/logout', {});
}

export async function changePassword(old: string, next: string): Promise<void> {
  await request('POST', '/auth/password', { old, new: next }, crypto.randomUUID());
}

/** Null when nobody is signed in. */
export async function me(): Promise<Session | null> {
  try {
    return decode.session(await get('/me'));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export async function incidentTypes(): Promise<IncidentType[]> {
  return read.list(await get('/incident-types'), 'incident types', decode.incidentType);
}

export async function dispositions(): Promise<Disposition[]> {
  return read.list(await get('/dispositions'), 'dispositions', decode.disposition);
}

export async function closedIncidents(limit: number): Promise<IncidentSummary[]> {
  return read.list(await get(`/incidents?status=closed&limit=${limit}`), 'incidents', decode.incidentSummary);
}

export async function incident(id: string): Promise<Incident> {
  return decode.incident(await get(`/incidents/${at(id)}`));
}

export async function incidentLog(id: string): Promise<IncidentLog> {
  return decode.incidentLog(await get(`/incidents/${at(id)}/log`));
}

export async function createIncident(by: Submission, report: NewIncident): Promise<Incident> {
  return decode.incident(await by.run('POST', '/incidents', report));
}

export async function recommend(
  by: Submission,
  id: string,
  count: number,
  kinds?: UnitKind[],
): Promise<Recommendation> {
  const body = kinds ? { count, kinds } : { count };
  return recommended.recommendation(await by.run('POST', `/incidents/${at(id)}/recommendation`, body));
}

export async function dispatch(by: Submission, id: string, units: readonly string[]): Promise<DispatchAnswer> {
  const o = read.object(await by.run('POST', `/incidents/${at(id)}/dispatch`, { units }), 'dispatch');
  return { incident: decode.incident(o['incident']), refused: read.list(o['refused'], 'refused', recommended.refused) };
}

export async function progress(
  by: Submission,
  id: string,
  unit: string,
  step: AssignmentStep,
  reason?: string,
): Promise<Incident> {
  const body = reason ? { step, reason } : { step };
  return decode.incident(await by.run('POST', `/incidents/${at(id)}/assignments/${at(unit)}`, body));
}

export async function addNote(by: Submission, id: string, text: string): Promise<Incident> {
  return decode.incident(await by.run('POST', `/incidents/${at(id)}/notes`, { text }));
}

export async function revise(by: Submission, id: string, change: IncidentRevision): Promise<Incident> {
  return decode.incident(await by.run('PATCH', `/incidents/${at(id)}`, change));
}

export async function close(
  by: Submission,
  id: string,
  disposition: string,
  remark?: string,
  callBackDue?: number,
): Promise<Incident> {
  const body = {
    disposition,
    ...(remark && { remark }),
    ...(callBackDue && { callBackDue: new Date(callBackDue).toISOString() }),
  };
  return decode.incident(await by.run('POST', `/incidents/${at(id)}/close`, body));
}

export async function reopen(by: Submission, id: string, reason: string): Promise<Incident> {
  return decode.incident(await by.run('POST', `/incidents/${at(id)}/reopen`, { reason }));
}

/** Null when there is no such unit. */
export async function unit(id: string): Promise<Unit | null> {
  try {
    return decode.unit(await get(`/units/${at(id)}`));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

export async function setDuty(by: Submission, id: string, onDuty: boolean): Promise<Unit> {
  return decode.unit(await by.run('POST', `/units/${at(id)}/duty`, { onDuty }));
}

/** Crossings and named places; empty where no road import offers the search. */
export async function places(query: string): Promise<FoundPlace[]> {
  try {
    return read.list(await get(`/places?q=${at(query)}`), 'places', decode.foundPlace);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return [];
    throw error;
  }
}
