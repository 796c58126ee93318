import { createStore } from '../common/store';
import type { Stats } from './frame';

/** What the page knows about its own connection: the ground of everything the honesty bar says. */
export interface Feed {
  readonly link: 'connecting' | 'live' | 'lost';
  /** When the link was lost, milliseconds by this machine's clock. */
  readonly lostAt: number | null;
  readonly stats: Stats | null;
  /** When the last Stats came in, milliseconds by this machine's clock. */
  readonly statsAt: number | null;
  /** Reports dropped in the last minute, by the server's running total. */
  readonly droppedRecently: number;
  readonly attempt: number;
}

export const feed = createStore<Feed>({
  link: 'connecting',
  lostAt: null,
  stats: null,
  statsAt: null,
  droppedRecently: 0,
  attempt: 0,
});

const STALE_MS = 3_000;

export type Health = 'connecting' | 'lost' | 'stale' | 'overload' | 'good';

/** The worst thing that is true now. */
export function health(now: Feed, localTime: number): Health {
  if (now.link === 'lost') return 'lost';
  if (now.link === 'connecting') return 'connecting';
  if (now.statsAt === null || localTime - now.statsAt > STALE_MS) return 'stale';
  return now.droppedRecently > 0 ? 'overload' : 'good';
}

const WINDOW_MS = 60_000;

/** Turns the server's running total of dropped reports into "in the last minute"; a restart begins at zero again. */
export function dropWindow(): (total: number, at: number) => number {
  let samples: { at: number; total: number }[] = [];
  return (total, at) => {
    const last = samples.at(-1);
    if (last && total < last.total) samples = [];
    samples.push({ at, total });
    while (samples.length > 1 && (samples[0]?.at ?? at) < at - WINDOW_MS) samples.shift();
    return total - (samples[0]?.total ?? total);
  };
}
