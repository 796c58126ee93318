import { places } from '../api/calls';
import { say } from '../app/ui';
import type { LatLon } from '../common/geo';
import { messages } from '../i18n';
import { detail } from '../incidents/detail';
import { markLastSeen, propose } from './ask';
import { changeDraft } from './draft';
import { seenAgain } from './orders';
import { cordonOfIncident } from './state';
import { parseSuspect } from './suspectText';

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
