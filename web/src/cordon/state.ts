import { Problem, sentence } from '../api/problem';
import { ui } from '../app/ui';
import { createStore } from '../common/store';
import { messages } from '../i18n';
import { feed } from '../live/feed';
import { cordonOf } from './calls';
import type { Cordon } from './types';

/** What this screen looks at; the cordons themselves are in `cordons`. */
export interface CordonFocus {
  /** The proposal that is drawn and would be ordered. */
  readonly chosen: string | null;
  /** The one under the pointer or the keyboard. */
  readonly hovered: string | null;
  readonly post: number | null;
  /** When the question was sent, milliseconds by the server's clock; null when none is under way. */
  readonly askedAt: number | null;
  /** When the shown proposals came in; null when they were there before this page was. */
  readonly answeredAt: number | null;
  readonly dialog: CordonDialog | null;
}

export type CordonDialog =
  | { readonly kind: 'activate'; readonly proposal: string }
  | { readonly kind: 'release' | 'shrink' | 'standDown' };

const nothing: CordonFocus = {
  chosen: null,
  hovered: null,
  post: null,
  askedAt: null,
  answeredAt: null,
  dialog: null,
};

/** Every cordon that this page has heard of, by incident. */
export const cordons = createStore<ReadonlyMap<string, Cordon>>(new Map());
export const focus = createStore<CordonFocus>(nothing);

export function look(change: Partial<CordonFocus>): void {
  focus.update((now) => ({ ...now, ...change }));
}

export function cordonOfIncident(id: string | null): Cordon | null {
  return (id === null ? undefined : cordons.get().get(id)) ?? null;
}

/** An older answer never replaces a newer one. */
export function learnCordon(fresh: Cordon): void {
  const known = cordons.get().get(fresh.incident);
  if (known && known.version > fresh.version) return;
  cordons.update((now) => new Map(now).set(fresh.incident, fresh));
}

/** The proposal that is drawn: the one looked at, the chosen one, else the first. */
export function shownProposal(cordon: Cordon, now: CordonFocus): Cordon['proposals'][number] | null {
  const byId = (id: string | null) => cordon.proposals.find((one) => one.id === id);
  return byId(now.hovered) ?? byId(now.chosen) ?? cordon.proposals[0] ?? null;
}

async function load(id: string): Promise<void> {
  try {
    const known = await cordonOf(id);
    if (known) learnCordon(known);
  } catch (error) {
    // The page says elsewhere that the link is down, and loads again when it is back.
    if (!(error instanceof Problem && error.status === 0)) console.warn(sentence(error, messages()));
  }
}

/** Follows the selected incident; the hub's `Cordon` brings the changes. */
export function followCordons(): () => void {
  let selected: string | null = null;
  const select = () => {
    if (ui.get().incident === selected) return;
    selected = ui.get().incident;
    focus.set(nothing);
    if (selected !== null) void load(selected);
  };
  let link = feed.get().link;
  const relink = () => {
    const before = link;
    link = feed.get().link;
    if (link === 'live' && before === 'lost' && selected !== null) void load(selected);
  };
  const ends = [ui.subscribe(select), feed.subscribe(relink)];
  select();
  return () => {
    for (const end of ends) end();
  };
}
