import type { UnitKind } from '../api/types';

/** Taxis and volunteers are civilians: drawn small, and never posted where a suspect may be met. */
export function isCivilian(kind: UnitKind): boolean {
  return kind === 'taxi' || kind === 'volunteer';
}

export function isLargeKind(kind: UnitKind): boolean {
  return !isCivilian(kind);
}
