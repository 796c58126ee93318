/** Reads untrusted JSON. A wrong shape is a clear error that names the member, never `undefined` deep in a component. */
export type Json = Readonly<Record<string, unknown>>;

export class ShapeError extends Error {
  constructor(what: string, expected: string, got: unknown) {
    super(
      `The server's answer is not understood: ${what} should be ${expected}, it is ${JSON.stringify(got) ?? 'missing'}.`,
    );
    this.name = 'ShapeError';
  }
}

export function object(raw: unknown, what: string): Json {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new ShapeError(what, 'an object', raw);
  return raw as Json;
}

export function list<T>(raw: unknown, what: string, each: (item: unknown) => T): T[] {
  if (!Array.isArray(raw)) throw new ShapeError(what, 'a list', raw);
  return raw.map((item: unknown) => each(item));
}

export function text(from: Json, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new ShapeError(name, 'a text', value);
  return value;
}

export function textOrNull(from: Json, name: string): string | null {
  return from[name] === undefined || from[name] === null ? null : text(from, name);
}

export function number(from: Json, name: string): number {
  const value = from[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeError(name, 'a number', value);
  return value;
}

export function flag(from: Json, name: string): boolean {
  const value = from[name];
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw new ShapeError(name, 'true or false', value);
  return value;
}

/** ISO 8601 → milliseconds since 1970. */
export function instant(from: Json, name: string): number {
  const value = Date.parse(text(from, name));
  if (Number.isNaN(value)) throw new ShapeError(name, 'a time', from[name]);
  return value;
}

export function instantOrNull(from: Json, name: string): number | null {
  return from[name] === undefined || from[name] === null ? null : instant(from, name);
}

export function oneOf<const T extends readonly string[]>(from: Json, name: string, allowed: T): T[number] {
  const value = text(from, name);
  if (!allowed.includes(value)) throw new ShapeError(name, allowed.join(' or '), value);
  return value;
}
