import { places } from '../api/calls';
import { Problem, sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { say, ui } from '../app/ui';
import { attempt, submission } from '../common/attempt';
import { serverNow } from '../common/clock';
import type { LatLon } from '../common/geo';
import { messages } from '../i18n';
import { detail, reload } from '../incidents/detail';
import { theMap } from '../map/theMap';
import * as calls from './calls';
import {
  addSighting,
  type CrossingRule,
  changeDraft,
  draftOf,
  proposalBody,
  sightingBody,
  toggleCrossing,
} from './draft';
import { cordonOfIncident, focus, learnCordon, look } from './state';
import { parseSuspect } from './suspectText';
import type { Cordon, PostNews, Proposal } from './types';

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
  look({ askedAt });
  const before = cordonOfIncident(incident)?.proposals[0]?.id ?? null;
  try {
    const answer = await untilAnswered(incident, proposalBody(draft, askedAt), before, askedAt);
    if (current !== mine) return;
    learnCordon(answer);
    look({ answeredAt: serverNow(), chosen: answer.proposals[0]?.id ?? null, hovered: null });
    showPosts(incident, answer.proposals[0]);
    void reload();
  } catch (error) {
    if (current === mine) say('bad', sentence(error, messages()), () => void propose(incident));
  } finally {
    if (current === mine) look({ askedAt: null });
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

/** Something of the question changed while answers are on the screen: ask again when the hand rests. */
export function proposeSoon(incident: string): void {
  clearTimeout(soon);
  const asked =
    focus.get().askedAt !== null ||
    focus.get().answeredAt !== null ||
    (cordonOfIncident(incident)?.proposals.length ?? 0) > 0;
  if (asked && draftOf(incident).sightings.length > 0) soon = setTimeout(() => void propose(incident), ASK_AGAIN_MS);
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

/** The line of the command bar: where, when, how, whither. With a cordon in force it is a new sighting. */
export async function suspectLine(incident: string, line: string): Promise<void> {
  const said = parseSuspect(line);
  const found = await whereIs(said.place, said.at);
  if (!found) return say('bad', messages().cordon.placeNotFound(said.place));
  const now = { secondsAgo: said.secondsAgo ?? 0, radius: said.radius, heading: said.heading };
  if (cordonOfIncident(incident)?.standing === 'active') {
    await seenAgain(incident, found.at, now.secondsAgo, said.radius ?? 0, said.heading);
    return;
  }
  if (said.means) changeDraft(incident, { means: said.means });
  markLastSeen(incident, found.at, found.place, now);
  await propose(incident);
}

/** Nothing said = the place of the incident. */
async function whereIs(place: string, at: LatLon | null): Promise<{ at: LatLon; place: string } | null> {
  if (at) return { at, place };
  if (place === '') {
    const location = detail.get().incident?.location;
    return location ? { at: { lat: location.lat, lon: location.lon }, place: location.address } : null;
  }
  const hit = (await places(place).catch(() => []))[0];
  return hit ? { at: { lat: hit.lat, lon: hit.lon }, place: hit.name } : null;
}

function change(act: () => Promise<Cordon>, done?: string): Promise<boolean> {
  return attempt(async () => {
    learnCordon(await act());
    if (done) say('good', done);
    void reload();
  });
}

export function activate(incident: string, proposal: Proposal): Promise<boolean> {
  const t = messages().cordon;
  const by = submission(`cordon activate ${incident}`);
  return change(() => calls.activate(by, incident, proposal.id), proposal.closes ? t.activated : t.searchActivated);
}

export function release(incident: string): Promise<boolean> {
  const by = submission(`cordon release ${incident}`);
  return change(() => calls.release(by, incident), messages().cordon.released);
}

export function seenAgain(
  incident: string,
  at: LatLon,
  secondsAgo = 0,
  radius = 0,
  heading: number | null = null,
): Promise<boolean> {
  const now = serverNow();
  const body = sightingBody({ ...at, place: '', seenAt: now - secondsAgo * 1000, radius, heading }, now);
  const by = submission(`cordon seen ${incident}`);
  return change(() => calls.sighted(by, incident, [body]), messages().cordon.seenDone);
}

export function reportPost(incident: string, node: number, news: PostNews, seconds = 120): Promise<boolean> {
  const by = submission(`cordon post ${incident} ${node} ${news}`);
  return change(() => calls.reportPost(by, incident, node, news, seconds));
}

/** The post with this number in the list, as the command bar and the radio name it. */
export function reportNumber(number: number, news: PostNews): unknown {
  const incident = ui.get().incident;
  const post = cordonOfIncident(incident)?.plan?.posts[number - 1];
  if (incident === null || !post) return say('bad', messages().cordon.noSuchPost(number));
  return reportPost(incident, post.node, news);
}

export function shrink(incident: string): Promise<boolean> {
  const by = submission(`cordon shrink ${incident}`);
  return change(() => calls.shrink(by, incident), messages().cordon.shrunk);
}

export function standDown(incident: string, reason: string): Promise<boolean> {
  const by = submission(`cordon stand-down ${incident}`);
  return change(() => calls.standDown(by, incident, reason), messages().cordon.stoodDownDone);
}

/** A road is blocked for units, and for the suspect unless he may pass: everything is planned anew around it. */
export async function blockRoad(incident: string, at: LatLon, suspectMayPass: boolean): Promise<void> {
  const by = submission(`cordon block ${incident}`);
  if (await change(() => calls.block(by, incident, at, suspectMayPass), messages().cordon.blockedDone))
    proposeSoon(incident);
}

export async function unblockRoad(incident: string, number: number): Promise<void> {
  const by = submission(`cordon unblock ${incident} ${number}`);
  if (await change(() => calls.unblock(by, incident, number))) proposeSoon(incident);
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
