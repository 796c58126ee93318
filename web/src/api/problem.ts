import type { Messages } from '../i18n/en';
import { ShapeError } from './read';

/** A refusal of the server (RFC 9457) or of the way to it. `code` is stable, `detail` is a sentence. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly field: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** The same command under the same key may still succeed: nothing is known to be wrong with it. */
  get mayRetry(): boolean {
    return (
      this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
    );
  }
}

const PROBLEM_BASE = 'https://dispatch.invalid/problems/';

export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const wait = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
  let body: Readonly<Record<string, unknown>> = {};
  if (response.headers.get('Content-Type')?.includes('json')) {
    const parsed: unknown = await response.json().catch(() => null);
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>;
  }
  const word = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : null);
  const type = word('type');
  const code = type?.startsWith(PROBLEM_BASE) ? type.slice(PROBLEM_BASE.length) : `http-${response.status}`;
  const errors = fieldErrors(body['errors']);
  const detail = errors[0]?.[1] ?? word('detail') ?? word('title') ?? '';
  return new Problem(code, response.status, detail, word('field') ?? errors[0]?.[0] ?? null, wait);
}

function fieldErrors(raw: unknown): [string, string][] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([field, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? [[field, first] as [string, string]] : [];
  });
}

/** One sentence for the person at the desk, naming the field when there is one. */
export function sentence(error: unknown, t: Messages): string {
  if (error instanceof ShapeError) return error.message;
  if (!(error instanceof Problem)) return t.problem.unexpected(error instanceof Error ? error.message : String(error));
  const known = knownSentence(error, t);
  const text = known ?? (error.detail || t.problem.status(error.status));
  if (!error.field) return text;
  const fields: Readonly<Record<string, string>> = t.fields;
  return t.problem.inField(fields[error.field] ?? error.field, text);
}

function knownSentence(problem: Problem, t: Messages): string | null {
  const byCode: Readonly<Record<string, string>> = t.problem.codes;
  const word = byCode[problem.code];
  if (word) return word;
  switch (problem.status) {
    case 0:
      return t.problem.offline;
    case 403:
      return t.problem.forbidden;
    case 429:
      return t.problem.tooMany;
    case 502:
    case 503:
    case 504:
      return t.problem.busy;
    default:
      return null;
  }
}
