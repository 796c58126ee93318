import type { IncidentSummary } from '../api/types';
import { createStore } from '../common/store';

export interface Queue {
  /** Open incidents by id. */
  readonly byId: ReadonlyMap<string, IncidentSummary>;
  /** In the order of the queue: priority, then the oldest first. */
  readonly order: readonly IncidentSummary[];
  /** False until the first snapshot came. */
  readonly known: boolean;
}

export const queue = createStore<Queue>({ byId: new Map(), order: [], known: false });

/** Those who want to hear of incidents that were not there before (sound, flash, screen reader). */
const arrivals = new Set<(incident: IncidentSummary) => void>();

export function onArrival(listener: (incident: IncidentSummary) => void): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

/** Major ones first, then by priority; a drill stands behind what is real, then the oldest first. */
export function inOrder(incidents: Iterable<IncidentSummary>): IncidentSummary[] {
  return [...incidents].sort(
    (a, b) =>
      Number(b.major) - Number(a.major) ||
      a.priority - b.priority ||
      Number(a.drill) - Number(b.drill) ||
      a.openedAt - b.openedAt ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The whole truth on (re)connect: what is not in it is closed. A change that overtook it is kept by its version. */
export function withSnapshot(before: Queue, all: readonly IncidentSummary[]): Queue {
  const byId = new Map<string, IncidentSummary>();
  for (const fresh of all) {
    if (fresh.status === 'closed') continue;
    const old = before.byId.get(fresh.id);
    byId.set(fresh.id, old && old.version > fresh.version ? old : fresh);
  }
  return { byId, order: inOrder(byId.values()), known: true };
}

export function withChange(before: Queue, fresh: IncidentSummary): Queue {
  const old = before.byId.get(fresh.id);
  if (old && old.version >= fresh.version) return before;
  const byId = new Map(before.byId);
  if (fresh.status === 'closed') byId.delete(fresh.id);
  else byId.set(fresh.id, fresh);
  return { ...before, byId, order: inOrder(byId.values()) };
}

export function incidentsSnapshot(all: readonly IncidentSummary[]): void {
  const before = queue.get();
  queue.set(withSnapshot(before, all));
  if (before.known) announce(before);
}

export function incidentChanged(fresh: IncidentSummary): void {
  const before = queue.get();
  queue.set(withChange(before, fresh));
  announce(before);
  for (const listener of changes) listener(fresh);
}

function announce(before: Queue): void {
  for (const incident of queue.get().order)
    if (!before.byId.has(incident.id)) for (const listener of arrivals) listener(incident);
}

const changes = new Set<(incident: IncidentSummary) => void>();

/** Every change, also of closed incidents. */
export function onChange(listener: (incident: IncidentSummary) => void): () => void {
  changes.add(listener);
  return () => changes.delete(listener);
}
