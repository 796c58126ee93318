import { Problem, sentence } from '../api/problem';
import { ui } from '../app/ui';
import { createStore } from '../common/store';
import { play } from '../honesty/sound';
import { messages } from '../i18n';
import { feed } from '../live/feed';
import { alertsOf, openPanics, sightingsOf } from './calls';
import type { Alert, Panic, UnitSighting } from './types';

/** Every alert and sighting this page has heard of, by id. */
export const alerts = createStore<ReadonlyMap<string, Alert>>(new Map());
export const sightings = createStore<ReadonlyMap<string, UnitSighting>>(new Map());
/** Calls for help that nobody at the centre has taken yet, oldest first. */
export const panics = createStore<readonly Panic[]>([]);

export type AlertDialog =
  | { readonly kind: 'release' | 'retract' | 'standDown'; readonly alert: string }
  | { readonly kind: 'verify' };
export const alertDialog = createStore<AlertDialog | null>(null);

/** An older answer never replaces a newer one. */
export function learnAlert(fresh: Alert): void {
  const known = alerts.get().get(fresh.id);
  if (known && known.version > fresh.version) return;
  alerts.update((now) => new Map(now).set(fresh.id, fresh));
}

export function learnSighting(fresh: UnitSighting): void {
  const known = sightings.get().has(fresh.id);
  sightings.update((now) => new Map(now).set(fresh.id, fresh));
  if (!known && fresh.grade === 'ungraded') play('routine');
}

/** The same press again is the same call. One that somebody has taken sounds nowhere any more, and not again by late news. */
export function learnPanic(fresh: Panic): void {
  const same = (one: Panic) => one.unit === fresh.unit && one.reportedAt === fresh.reportedAt;
  if (fresh.takenBy !== null) {
    taken.add(`${fresh.unit} ${fresh.reportedAt}`);
    panics.update((now) => now.filter((one) => !same(one)));
    return;
  }
  if (panics.get().some(same) || taken.has(`${fresh.unit} ${fresh.reportedAt}`)) return;
  panics.update((now) => [...now, fresh]);
}

const taken = new Set<string>();

/** A screen that connects late, or again, hears of what is still open. */
async function loadPanics(): Promise<void> {
  try {
    for (const panic of await openPanics()) learnPanic(panic);
  } catch (error) {
    if (!(error instanceof Problem && error.status === 0)) console.warn(sentence(error, messages()));
  }
}

/** Newest first. */
export function alertsOn(all: ReadonlyMap<string, Alert>, incident: string): Alert[] {
  return [...all.values()].filter((one) => one.incident === incident).sort((a, b) => b.orderedAt - a.orderedAt);
}

export function sightingsOn(all: ReadonlyMap<string, UnitSighting>, incident: string): UnitSighting[] {
  return [...all.values()].filter((one) => one.incident === incident).sort((a, b) => b.reportedAt - a.reportedAt);
}

async function load(incident: string): Promise<void> {
  try {
    const [known, seen] = await Promise.all([alertsOf(incident), sightingsOf(incident)]);
    for (const alert of known) learnAlert(alert);
    if (seen.length > 0)
      sightings.update((now) => new Map([...now, ...seen.map((one): [string, UnitSighting] => [one.id, one])]));
  } catch (error) {
    // The page says elsewhere that the link is down, and loads again when it is back.
    if (!(error instanceof Problem && error.status === 0)) console.warn(sentence(error, messages()));
  }
}

/** Loads what is known of the selected incident; the hub's `Alert` and `Sighting` bring the changes. */
export function followAlerts(): () => void {
  let selected: string | null = null;
  const select = () => {
    if (ui.get().incident === selected) return;
    selected = ui.get().incident;
    alertDialog.set(null);
    if (selected !== null) void load(selected);
  };
  let link = feed.get().link;
  const relink = () => {
    const before = link;
    link = feed.get().link;
    if (link === 'live' && before !== 'live') void loadPanics();
    if (link === 'live' && before === 'lost' && selected !== null) void load(selected);
  };
  const ends = [ui.subscribe(select), feed.subscribe(relink)];
  select();
  if (link === 'live') void loadPanics();
  return () => {
    for (const end of ends) end();
  };
}
