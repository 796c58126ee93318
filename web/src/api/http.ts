import { Problem, problemOf } from './problem';

export const API = '/api/v1';
const TIMEOUT_MS = 15_000;

let signedOut: () => void = () => {};

/** Called when the server no longer knows who we are. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request. Throws `Problem` for every refusal and for a way that is cut (status 0). */
export async function request(method: Method, path: string, body?: unknown, key?: string): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(API + path, init);
  } catch (error) {
    throw new Problem('unreachable', 0, error instanceof Error ? error.message : '');
  }
  if (!response.ok) {
    if (response.status === 401 && !path.startsWith('/auth/')) signedOut();
    throw await problemOf(response);
  }
  if (response.status === 204) return null;
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? ((await response.json()) as unknown) : null;
}

export function get(path: string): Promise<unknown> {
  return request('GET', path);
}
