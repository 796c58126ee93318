import * as calls from '../api/calls';
import { Problem, sentence } from '../api/problem';
import type { Incident, IncidentLog, Recommendation } from '../api/types';
import { ui } from '../app/ui';
import { createStore } from '../common/store';
import { messages } from '../i18n';
import { feed } from '../live/feed';
import { onChange, queue } from './queue';

/** Everything about the selected incident. */
export interface Detail {
  readonly id: string | null;
  readonly incident: Incident | null;
  readonly log: IncidentLog | null;
  readonly recommendation: Recommendation | null;
  readonly searching: boolean;
  readonly error: string | null;
}

const nothing: Detail = { id: null, incident: null, log: null, recommendation: null, searching: false, error: null };

export const detail = createStore<Detail>(nothing);

/** Only when it is still the selected one: answers may come late. */
export function learn(id: string, change: Partial<Detail>): void {
  detail.update((now) => (now.id === id ? { ...now, ...change } : now));
}

/** An older answer never replaces a newer one. */
export function learnIncident(incident: Incident): void {
  const known = detail.get().incident;
  if (known?.id === incident.id && known.version > incident.version) return;
  learn(incident.id, { incident, error: null });
}

async function load(id: string): Promise<void> {
  try {
    const [incident, log] = await Promise.all([calls.incident(id), calls.incidentLog(id)]);
    learnIncident(incident);
    learn(id, { log });
  } catch (error) {
    // The page says elsewhere that the link is down, and loads again when it is back.
    if (error instanceof Problem && error.status === 0) return;
    learn(id, { error: sentence(error, messages()) });
  }
}

let running: string | null = null;
let again = false;

/** One load at a time; changes that come meanwhile ask for one more. */
export async function reload(): Promise<void> {
  const id = detail.get().id;
  if (id === null) return;
  if (running === id) {
    again = true;
    return;
  }
  running = id;
  do {
    again = false;
    await load(id);
  } while (again && detail.get().id === id);
  running = null;
}

export function followSelection(): () => void {
  const select = () => {
    const id = ui.get().incident;
    if (detail.get().id === id) return;
    detail.set({ ...nothing, id });
    void reload();
  };
  const refresh = () => {
    const { id, incident } = detail.get();
    const summary = id === null ? undefined : queue.get().byId.get(id);
    if (summary && incident && summary.version > incident.version) void reload();
  };
  let link = feed.get().link;
  const relink = () => {
    const before = link;
    link = feed.get().link;
    if (link === 'live' && before === 'lost') void reload();
  };
  const ends = [
    ui.subscribe(select),
    queue.subscribe(refresh),
    feed.subscribe(relink),
    onChange((changed) => {
      if (changed.id === detail.get().id && changed.status === 'closed') void reload();
    }),
  ];
  select();
  return () => {
    for (const end of ends) end();
  };
}
