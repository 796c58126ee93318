import { get, request } from '../api/http';
import { Problem, problemOf } from '../api/problem';
import * as read from '../api/read';
import type { Submission } from '../api/submission';

export const registerKinds = ['stations', 'beats', 'gates', 'hazards', 'templates', 'units', 'optIns'] as const;
export type RegisterKind = (typeof registerKinds)[number];

export interface Column {
  readonly name: string;
  readonly required: boolean;
  /** What may stand in it; empty when that is open. */
  readonly words: readonly string[];
}

export interface Item {
  readonly code: string;
  /** In the order of the columns. */
  readonly values: readonly string[];
  readonly by: string | null;
  readonly at: number | null;
}

export interface RegisterPage {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
}

export interface LineFault {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly value: string;
  readonly message: string;
}

export interface ImportProgress {
  readonly id: string;
  readonly register: RegisterKind;
  readonly rows: number;
  readonly done: number;
  readonly leftOut: number;
  readonly refused: number;
  readonly faults: readonly LineFault[];
  readonly by: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export interface ImportAnswer {
  readonly encoding: string;
  readonly lines: number;
  readonly good: number;
  readonly bad: number;
  readonly added: number;
  readonly faults: readonly LineFault[];
  readonly faultsLeftOut: number;
  readonly progress: ImportProgress | null;
}

export type ImportMode = 'check' | 'all' | 'good';

const at = encodeURIComponent;

export async function columnsOf(): Promise<ReadonlyMap<RegisterKind, readonly Column[]>> {
  const all = read.list(await get('/registers'), 'registers', (raw) => {
    const o = read.object(raw, 'register');
    const columns = read.list(o['columns'], 'columns', (one) => {
      const c = read.object(one, 'column');
      return {
        name: read.text(c, 'name'),
        required: read.flag(c, 'required'),
        words: read.list(c['words'], 'words', String),
      };
    });
    return [read.oneOf(o, 'kind', registerKinds), columns] as const;
  });
  return new Map(all);
}

function item(raw: unknown): Item {
  const o = read.object(raw, 'item');
  return {
    code: read.text(o, 'code'),
    values: read.list(o['values'], 'values', String),
    by: o['by'] ? read.text(read.object(o['by'], 'by'), 'id') : null,
    at: read.instantOrNull(o, 'at'),
  };
}

export async function page(kind: RegisterKind, find: string, after: string | null): Promise<RegisterPage> {
  const query = new URLSearchParams({ limit: '100' });
  if (find.trim()) query.set('q', find.trim());
  if (after !== null) query.set('after', after);
  const o = read.object(await get(`/registers/${kind}?${query}`), 'register page');
  return {
    items: read.list(o['items'], 'items', item),
    next: read.textOrNull(o, 'next'),
    total: read.number(o, 'total'),
  };
}

export async function put(
  by: Submission,
  kind: RegisterKind,
  code: string,
  values: Record<string, string>,
): Promise<void> {
  await by.run('PUT', `/registers/${kind}/${at(code)}`, { values });
}

export async function remove(kind: RegisterKind, code: string): Promise<void> {
  await request('DELETE', `/registers/${kind}/${at(code)}`, undefined, crypto.randomUUID());
}

export function exportPath(kind: RegisterKind): string {
  return `/api/v1/registers/${kind}/export`;
}

function fault(raw: unknown): LineFault {
  const o = read.object(raw, 'fault');
  return {
    line: read.number(o, 'line'),
    field: read.text(o, 'field'),
    code: read.text(o, 'code'),
    value: read.text(o, 'value'),
    message: read.text(o, 'message'),
  };
}

function progressOf(raw: unknown): ImportProgress {
  const o = read.object(raw, 'import');
  return {
    id: read.text(o, 'id'),
    register: read.oneOf(o, 'register', registerKinds),
    rows: read.number(o, 'rows'),
    done: read.number(o, 'done'),
    leftOut: read.number(o, 'leftOut'),
    refused: read.number(o, 'refused'),
    faults: read.list(o['faults'], 'faults', fault),
    by: read.text(read.object(o['by'], 'by'), 'id'),
    startedAt: read.instant(o, 'startedAt'),
    endedAt: read.instantOrNull(o, 'endedAt'),
  };
}

export async function progress(id: string): Promise<ImportProgress> {
  return progressOf(await get(`/registers/imports/${at(id)}`));
}

export async function imports(): Promise<ImportProgress[]> {
  return read.list(await get('/registers/imports'), 'imports', progressOf);
}

/** The file as it is: the server reads its letters, also those of a Chinese spreadsheet. */
export async function upload(kind: RegisterKind, file: Blob, mode: ImportMode, key: string): Promise<ImportAnswer> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/registers/${kind}/imports?mode=${mode}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': key, Accept: 'application/json' },
      body: file,
      credentials: 'same-origin',
    });
  } catch (error) {
    throw new Problem('unreachable', 0, error instanceof Error ? error.message : '');
  }
  if (!response.ok) throw await problemOf(response);
  const o = read.object(await response.json(), 'import');
  return {
    encoding: read.text(o, 'encoding'),
    lines: read.number(o, 'lines'),
    good: read.number(o, 'good'),
    bad: read.number(o, 'bad'),
    added: read.number(o, 'added'),
    faults: read.list(o['faults'], 'faults', fault),
    faultsLeftOut: read.number(o, 'faultsLeftOut'),
    progress: o['import'] ? progressOf(o['import']) : null,
  };
}
