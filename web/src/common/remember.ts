/** Small settings kept in this browser. Private windows may refuse storage: then they last until the page closes. */
const fallback = new Map<string, string>();

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`dispatch.${key}`);
  } catch {
    return fallback.get(key) ?? null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`dispatch.${key}`, value);
  } catch {
    fallback.set(key, value);
  }
}
