import type { Assignment, IncidentSummary, Priority } from '../api/types';

/** Seconds within which a unit should be sent, by priority; processing 60 s for the most urgent is NFPA 1225's figure. */
export const SEND_WITHIN_S: Readonly<Record<Priority, number>> = { 1: 60, 2: 120, 3: 600, 4: 1_800 };

/** Seconds within which a sent unit should acknowledge. */
export const ACKNOWLEDGE_WITHIN_S = 60;

/** Seconds by which the incident is late in getting a unit; null when it is not. `now` in milliseconds. */
export function lateToSend(
  incident: Pick<IncidentSummary, 'status' | 'priority' | 'openedAt'>,
  now: number,
): number | null {
  if (incident.status !== 'open') return null;
  const late = (now - incident.openedAt) / 1000 - SEND_WITHIN_S[incident.priority];
  return late > 0 ? late : null;
}

/** Seconds by which a unit is late in acknowledging; null when it is not. */
export function lateToAcknowledge(assignment: Assignment, now: number): number | null {
  if (assignment.step !== 'dispatched') return null;
  const late = (now - assignment.dispatchedAt) / 1000 - ACKNOWLEDGE_WITHIN_S;
  return late > 0 ? late : null;
}

const done = new Set(['cleared', 'declined', 'takenOff']);

export function isActive(assignment: Assignment): boolean {
  return !done.has(assignment.step);
}
