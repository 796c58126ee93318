import type { MultiPolygon } from 'geojson';
import { Problem } from '../api/problem';
import { ui } from '../app/ui';
import { serverNow } from '../common/clock';
import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';
import { type Area, circle, showAreas } from '../map/areas';
import { groundKnown } from '../map/backdrop';
import { isochrones } from './calls';
import { draftOf, drafts, horizonOf } from './draft';
import { cordonOfIncident, cordons } from './state';
import type { SuspectMeans } from './types';

const STEP_S = 10;
const STEPS = 5;
const MOST_MINUTES = 60;
const LOOK_EVERY_MS = 1_000;
/** The same figure as the server's `CityNetwork.Running`: a good runner, metres a second. */
const RUNNING = 4;
const OWNER = 'suspect';

/** From where he set out, and how he may move. */
export interface Origin {
  readonly starts: readonly (LatLon & { readonly seenAt: number; readonly radius: number })[];
  readonly means: SuspectMeans;
  readonly speedFactor: number;
  /** Minutes after the first sighting; 0 = none. */
  readonly horizon: number;
  /** Crossings that he cannot pass: posts that are held, once the checker says that all ways out meet one in time. */
  readonly closed: readonly number[];
}

interface Step {
  /** Seconds after the sighting. */
  readonly within: number;
  readonly shape: MultiPolygon;
}

interface Picture {
  readonly shown: readonly Area[];
  readonly elapsed: number;
  readonly within: number;
  readonly how: ReachHow;
}

/** What is said of the drawn area: how old the sighting is, and the moment the area stands for. */
export const reach = createStore<{ readonly elapsed: number; readonly within: number; readonly how: ReachHow } | null>(
  null,
);

export type ReachHow = 'roads' | 'circle' | 'unknown' | 'too-old';

/** The sightings of the cordon in force, else of the draft; null when there are none. */
export function originOf(incident: string | null): Origin | null {
  if (incident === null) return null;
  const draft = draftOf(incident);
  const cordon = cordonOfIncident(incident);
  const inForce = cordon?.standing === 'active' ? cordon.plan?.sightings : undefined;
  const starts = inForce
    ? inForce.map((one) => ({ ...one.at, seenAt: one.seenAt, radius: one.radius }))
    : cordon?.standing === 'stoodDown'
      ? []
      : draft.sightings;
  if (starts.length === 0) return null;
  // One post alone closes nothing: he may have been past it before it was held.
  const plan = cordon?.standing === 'active' && cordon.plan?.closed ? cordon.plan : null;
  const closed = (plan?.posts ?? []).filter((post) => post.status === 'held').map((post) => post.node);
  return { starts, means: draft.means, speedFactor: draft.speedFactor, horizon: horizonOf(draft, groundKnown.get()?.closed === true), closed };
}

/** The first known step that is not earlier than the moment: never less than where he can be. */
export function stepAt(steps: readonly Step[], elapsed: number): Step | null {
  return steps.find((step) => step.within >= elapsed) ?? null;
}

/** Grows the suspect's area by the real time that has passed: areas of the next steps are fetched, each is drawn when its time comes. */
class ReachFollower {
  private key = '';
  private steps: Step[][] = [];
  private later: MultiPolygon[] = [];
  private asking = false;
  private how: ReachHow = 'roads';
  /** Which picture the map has. */
  private drawn = '';

  look(): void {
    const origin = originOf(ui.get().incident);
    if (!origin) {
      this.clear();
      return;
    }
    const key = JSON.stringify(origin);
    if (key !== this.key) {
      this.key = key;
      this.steps = [];
      this.later = [];
      this.how = 'roads';
    }
    const picture = this.picture(origin, key);
    if (picture) this.draw(picture);
  }

  /** Null while the areas of this moment are still on their way. */
  private picture(origin: Origin, key: string): Picture | null {
    const elapsed = since({ seenAt: Math.min(...origin.starts.map((start) => start.seenAt)) });
    if (elapsed > MOST_MINUTES * 60) return { shown: [], elapsed, within: elapsed, how: 'too-old' };
    if (origin.means === 'onFoot') return { shown: runningCircles(origin), elapsed, within: elapsed, how: 'circle' };
    if (this.how !== 'roads') return { shown: [], elapsed, within: elapsed, how: this.how };
    const now = origin.starts.map((start, i) => stepAt(this.steps[i] ?? [], since(start)));
    if (now.includes(null) && !this.asking) void this.fetch(origin, key);
    const known = now.filter((step) => step !== null);
    if (known.length === 0) return null;
    const ahead = Math.max(...now.map((step, i) => (step?.within ?? 0) - since(origin.starts[i] ?? { seenAt: 0 })));
    return {
      shown: [
        ...known.map((step) => area(step.shape, 'reach')),
        ...this.later.map((shape) => area(shape, 'later')),
        ...searchCircles(origin),
      ],
      elapsed,
      within: elapsed + ahead,
      how: 'roads',
    };
  }

  clear(): void {
    this.key = '';
    this.drawn = '';
    reach.set(null);
    showAreas(OWNER, []);
  }

  private async fetch(origin: Origin, key: string): Promise<void> {
    this.asking = true;
    try {
      const steps: Step[][] = [];
      const later: MultiPolygon[] = [];
      for (const start of origin.starts) {
        const from = Math.max(1, since(start));
        const minutes = Array.from({ length: STEPS }, (_, i) => (from + (i + 1) * STEP_S) / 60);
        const last = origin.horizon > (minutes.at(-1) ?? 0) ? [origin.horizon] : [];
        const shapes = await isochrones(start, [...minutes, ...last].map(atMost), origin.speedFactor, origin.closed);
        steps.push(minutes.map((m, i) => ({ within: m * 60, shape: shapes[i]?.geometry ?? nowhere })));
        if (last.length > 0 && shapes[STEPS]) later.push(shapes[STEPS].geometry);
      }
      if (this.key !== key) return;
      this.steps = steps;
      this.later = later;
    } catch (error) {
      // Without a road map, or away from its roads, nothing is drawn, and the panel says so; a cut link is tried again.
      if (this.key === key && !(error instanceof Problem && error.mayRetry)) this.how = 'unknown';
    } finally {
      this.asking = false;
    }
  }

  private draw({ shown, elapsed, within, how }: Picture): void {
    reach.set({ elapsed: Math.floor(elapsed), within: Math.round(within), how });
    // The map's own picture is made anew only when the area is another one.
    const what =
      how === 'circle' ? `${this.key} ${Math.floor(elapsed / 2)}` : `${this.key} ${how} ${Math.round(within)}`;
    if (what === this.drawn) return;
    this.drawn = what;
    showAreas(OWNER, shown);
  }
}

const nowhere: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
const since = (start: { readonly seenAt: number }) => Math.max(0, (serverNow() - start.seenAt) / 1000);
const atMost = (minutes: number) => Math.min(MOST_MINUTES, minutes);

function area(geometry: Area['geometry'], role: Area['properties']['role']): Area {
  return { type: 'Feature', properties: { role }, geometry };
}

/** On foot the circle is the farthest that a straight line allows: he need not keep to ways. */
function runningCircles(origin: Origin): Area[] {
  return origin.starts.map((start) =>
    area(circle(start.lat, start.lon, start.radius + since(start) * RUNNING * origin.speedFactor), 'reach'),
  );
}

function searchCircles(origin: Origin): Area[] {
  return origin.starts.flatMap((start) =>
    start.radius > 0 ? [area(circle(start.lat, start.lon, start.radius), 'later')] : [],
  );
}

/** Draws while the page is open; nothing is asked while no suspect is marked. */
export function followReach(): () => void {
  const follower = new ReachFollower();
  const timer = setInterval(() => follower.look(), LOOK_EVERY_MS);
  const now = () => follower.look();
  const ends = [ui.subscribe(now), drafts.subscribe(now), cordons.subscribe(now)];
  return () => {
    clearInterval(timer);
    for (const end of ends) end();
    follower.clear();
  };
}
