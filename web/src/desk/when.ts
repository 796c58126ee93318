const two = (n: number) => String(n).padStart(2, '0');

/** Milliseconds → what a datetime-local field shows, in this workstation's zone. */
export function localInput(ms: number): string {
  const d = new Date(ms);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** The other way; null when nothing sensible stands there. */
export function readLocal(text: string): number | null {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? null : ms;
}

/** 2026-11-22 in this workstation's zone. */
export function localDay(ms: number): string {
  return localInput(ms).slice(0, 10);
}
