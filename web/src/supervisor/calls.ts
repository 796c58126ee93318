import { priority } from '../api/decode';
import { get } from '../api/http';
import * as read from '../api/read';
import type { Priority } from '../api/types';

/** Days of this workstation's zone, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const query = (span: Span) =>
  new URLSearchParams({ from: span.from, to: span.to, utcOffset: String(-new Date().getTimezoneOffset()) });

const numberOrNull = (from: read.Json, name: string) =>
  typeof from[name] === 'number' ? read.number(from, name) : null;
const means = (raw: unknown) => read.list(raw, 'freeByHour', (value) => (typeof value === 'number' ? value : null));
const numbers = (raw: unknown, what: string) => read.list(raw, what, Number);

export interface Interval {
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly target: number | null;
  readonly within: number;
}

function interval(raw: unknown): Interval {
  const o = read.object(raw, 'interval');
  return {
    count: read.number(o, 'count'),
    p50: numberOrNull(o, 'p50'),
    p90: numberOrNull(o, 'p90'),
    target: numberOrNull(o, 'target'),
    within: read.number(o, 'within'),
  };
}

export const intervals = ['dispatch', 'arrival', 'response', 'onScene'] as const;
export type IntervalName = (typeof intervals)[number];

export interface PriorityTimes extends Readonly<Record<IntervalName, Interval>> {
  /** 0 = all together. */
  readonly priority: number;
  readonly incidents: number;
  readonly nobodySent: number;
}

export interface DayTimes {
  readonly day: string;
  readonly incidents: number;
  readonly dispatchP90: number | null;
  readonly responseP90: number | null;
}

export interface ResponseTimes {
  readonly byPriority: readonly PriorityTimes[];
  readonly byDay: readonly DayTimes[];
}

export async function responseTimes(span: Span): Promise<ResponseTimes> {
  const o = read.object(await get(`/supervision/response-times?${query(span)}`), 'response times');
  return {
    byPriority: read.list(o['byPriority'], 'byPriority', (raw) => {
      const p = read.object(raw, 'priority');
      return {
        priority: read.number(p, 'priority'),
        incidents: read.number(p, 'incidents'),
        nobodySent: read.number(p, 'nobodySent'),
        dispatch: interval(p['dispatch']),
        arrival: interval(p['arrival']),
        response: interval(p['response']),
        onScene: interval(p['onScene']),
      };
    }),
    byDay: read.list(o['byDay'], 'byDay', (raw) => {
      const d = read.object(raw, 'day');
      return {
        day: read.text(d, 'day'),
        incidents: read.number(d, 'incidents'),
        dispatchP90: numberOrNull(d, 'dispatchP90'),
        responseP90: numberOrNull(d, 'responseP90'),
      };
    }),
  };
}

export interface SampledCall {
  readonly incident: string;
  readonly typeCode: string;
  readonly priority: Priority;
  readonly address: string;
  readonly openedAt: number;
  readonly takenBy: string;
  readonly points: number | null;
  readonly mostPoints: number;
  readonly reviewedBy: string | null;
}

export interface Sample {
  readonly reviewed: number;
  readonly meanShare: number | null;
  readonly calls: readonly SampledCall[];
}

export async function sample(span: Span): Promise<Sample> {
  const o = read.object(await get(`/supervision/sample?${query(span)}`), 'sample');
  return {
    reviewed: read.number(o, 'reviewed'),
    meanShare: numberOrNull(o, 'meanShare'),
    calls: read.list(o['calls'], 'calls', (raw) => {
      const c = read.object(raw, 'call');
      return {
        incident: read.text(c, 'incident'),
        typeCode: read.text(c, 'typeCode'),
        priority: priority(c, 'priority'),
        address: read.text(c, 'address'),
        openedAt: read.instant(c, 'openedAt'),
        takenBy: read.text(c, 'takenBy'),
        points: numberOrNull(c, 'points'),
        mostPoints: read.number(c, 'mostPoints'),
        reviewedBy: read.textOrNull(c, 'reviewedBy'),
      };
    }),
  };
}

export interface Satisfaction {
  readonly planned: number;
  readonly done: number;
  readonly overdue: number;
  readonly byMark: readonly number[];
  readonly satisfiedShare: number | null;
}

export async function satisfaction(span: Span): Promise<Satisfaction> {
  const o = read.object(await get(`/supervision/satisfaction?${query(span)}`), 'satisfaction');
  return {
    planned: read.number(o, 'planned'),
    done: read.number(o, 'done'),
    overdue: read.number(o, 'overdue'),
    byMark: numbers(o['byMark'], 'byMark'),
    satisfiedShare: numberOrNull(o, 'satisfiedShare'),
  };
}

export interface CellCoverage {
  readonly cell: string;
  readonly incidents: number;
  readonly byHour: readonly number[];
  /** Mean of units free there, by hour of the day; null = not recorded. */
  readonly freeByHour: readonly (number | null)[];
  /** Free there now; null = nothing is heard from there. */
  readonly available: number | null;
}

export interface Coverage {
  readonly incidents: number;
  readonly byHour: readonly number[];
  readonly freeByHour: readonly (number | null)[];
  /** Hours of the span whose free units are known. */
  readonly recordedHours: number;
  readonly cells: readonly CellCoverage[];
}

export async function coverage(span: Span): Promise<Coverage> {
  const o = read.object(await get(`/supervision/coverage?${query(span)}`), 'coverage');
  return {
    incidents: read.number(o, 'incidents'),
    byHour: numbers(o['byHour'], 'byHour'),
    freeByHour: means(o['freeByHour']),
    recordedHours: read.number(o, 'recordedHours'),
    cells: read.list(o['cells'], 'cells', (raw) => {
      const c = read.object(raw, 'cell');
      return {
        cell: read.text(c, 'cell'),
        incidents: read.number(c, 'incidents'),
        byHour: numbers(c['byHour'], 'byHour'),
        freeByHour: means(c['freeByHour']),
        available: numberOrNull(c, 'available'),
      };
    }),
  };
}
