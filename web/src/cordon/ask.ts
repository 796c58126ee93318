import { Problem, sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { say, ui } from '../app/ui';
import { attempt } from '../common/attempt';
import { serverNow } from '../common/clock';
import type { LatLon } from '../common/geo';
import { messages } from '../i18n';
import { reload } from '../incidents/detail';
import { groundKnown } from '../map/backdrop';
import { theMap } from '../map/theMap';
import * as calls from './calls';
import { addSighting, type CrossingRule, changeDraft, draftOf, proposalBody, toggleCrossing } from './draft';
import { cordonOfIncident, focus, learnCordon, look } from './state';
import type { Cordon, Proposal } from './types';

/** A large city under load has been seen to take a minute; the same key makes asking again harmless. */
const ANSWER_WITHIN_MS = 180_000;
const ASK_AGAIN_MS = 400;

let current: symbol | null = null;

/** Asks for proposals and stays with it until they are there: the question is safe to repeat, and the hub may be faster. */
export async function propose(incident: string): Promise<void> {
  const draft = draftOf(incident);
  if (draft.sightings.length === 0) return say('bad', messages().cordon.markFirst);
  const mine = Symbol(incident);
  current = mine;
  const askedAt = serverNow();
  // Somebody may have gone on to another incident while this one's question waited to be asked.
  const tell: typeof look = (change) => ui.get().incident === incident && look(change);
  tell({ askedAt });
  const before = cordonOfIncident(incident)?.proposals[0]?.id ?? null;
  try {
    const answer = await untilAnswered(incident, proposalBody(draft, askedAt, groundKnown.get()?.closed), before, askedAt);
    if (current !== mine) return;
    learnCordon(answer);
    // The hub may have shown them before: what was chosen since stays chosen.
    const chosen = answer.proposals.find((one) => one.id === focus.get().chosen) ?? answer.proposals[0];
    tell({ answeredAt: serverNow(), chosen: chosen?.id ?? null });
    if (ui.get().incident === incident) showPosts(incident, chosen);
    void reload();
  } catch (error) {
    if (current === mine) say('bad', sentence(error, messages()), () => void propose(incident));
  } finally {
    if (current === mine) tell({ askedAt: null });
  }
}

/** The posts and the sightings come into view, so that plans can be compared on the map. */
export function showPosts(incident: string, proposal: Proposal | undefined): void {
  if (proposal && proposal.posts.length > 0)
    theMap()?.showAll([...draftOf(incident).sightings, ...proposal.posts.map((post) => post.at)]);
}

async function untilAnswered(
  incident: string,
  body: calls.ProposalBody,
  before: string | null,
  askedAt: number,
): Promise<Cordon> {
  const by = new Submission();
  for (;;)
    try {
      return await calls.propose(by, incident, body);
    } catch (error) {
      if (!(error instanceof Problem && error.mayRetry) || serverNow() - askedAt > ANSWER_WITHIN_MS) throw error;
      const known = await calls.cordonOf(incident).catch(() => null);
      if (known && (known.proposals[0]?.id ?? null) !== before) return known;
    }
}

let soon: ReturnType<typeof setTimeout> | undefined;

/**
 * Something of the question changed while answers are on the screen: ask again when the hand rests. It counts as asked from
 * here on, because the plans on the screen answer another question: an order given in between would be refused, its plan
 * being gone when the server comes to it.
 */
export function proposeSoon(incident: string): void {
  clearTimeout(soon);
  const asked =
    focus.get().askedAt !== null ||
    focus.get().answeredAt !== null ||
    (cordonOfIncident(incident)?.proposals.length ?? 0) > 0;
  if (!asked || draftOf(incident).sightings.length === 0) return;
  current = null;
  look({ askedAt: serverNow() });
  soon = setTimeout(() => void propose(incident), ASK_AGAIN_MS);
}

/** He was last seen here, by the draft's own time, radius and heading unless others are said. */
export function markLastSeen(
  incident: string,
  at: LatLon,
  place: string,
  said: { readonly secondsAgo?: number | null; readonly radius?: number | null; readonly heading?: number | null },
  keep = false,
): void {
  const last = draftOf(incident).sightings[0];
  const seenAt = said.secondsAgo == null ? (last?.seenAt ?? serverNow()) : serverNow() - said.secondsAgo * 1000;
  const sighting = {
    lat: at.lat,
    lon: at.lon,
    place,
    seenAt,
    radius: said.radius ?? last?.radius ?? 0,
    heading: said.heading === undefined ? (last?.heading ?? null) : said.heading,
  };
  addSighting(incident, sighting, keep);
}

/** Forbids or forces the crossing nearest to a place, or takes it back, and asks again. */
export async function ruleCrossing(incident: string, at: LatLon, rule: CrossingRule): Promise<void> {
  await attempt(async () => {
    const crossing = await calls.crossingNear(at);
    if (!crossing) return say('bad', messages().cordon.noCrossing);
    ruleKnownCrossing(incident, crossing, rule);
  });
}

export function ruleKnownCrossing(incident: string, crossing: calls.Crossing, rule: CrossingRule): void {
  changeDraft(incident, { crossings: toggleCrossing(draftOf(incident), crossing, rule) });
  proposeSoon(incident);
}
