import { say, ui } from '../app/ui';
import { attempt, submission } from '../common/attempt';
import { serverNow } from '../common/clock';
import type { LatLon } from '../common/geo';
import { messages } from '../i18n';
import { reload } from '../incidents/detail';
import { proposeSoon } from './ask';
import * as calls from './calls';
import { sightingBody } from './draft';
import { cordonOfIncident, learnCordon } from './state';
import type { Cordon, PostNews, Proposal } from './types';

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
