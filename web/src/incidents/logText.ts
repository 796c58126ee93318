import type { Json } from '../api/read';

/** Small readers of what stands in an entry of the log. */
export const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');

export function inside(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? (raw as Json)[name] : undefined;
}

export function textIn(raw: unknown, name: string): string {
  const value = inside(raw, name);
  return typeof value === 'string' ? value : '';
}

export const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : []);
