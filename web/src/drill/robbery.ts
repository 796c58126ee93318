import * as calls from '../api/calls';
import { say, selectIncident, show } from '../app/ui';
import { attempt, submission } from '../common/attempt';
import { createStore } from '../common/store';
import { markLastSeen, propose } from '../cordon/ask';
import { crossingNear } from '../cordon/calls';
import { changeDraft } from '../cordon/draft';
import { messages } from '../i18n';
import { theMap } from '../map/theMap';

/** The robbery that is being tried out on this screen; null = none. */
export const robbery = createStore<string | null>(null);

const SECONDS_AGO = 45;
const CLOSE_ENOUGH = 13;

/**
 * A robbery for somebody who wants to see what all this is for: an ordinary call, marked as a drill, whose suspect has just driven
 * off. Only where the data are synthetic; everything after the call is what a commander would do.
 */
export async function tryRobbery(): Promise<void> {
  const t = messages();
  const centre = theMap()?.centre();
  if (!centre) return say('bad', t.drill.noMap);
  await attempt(async () => {
    const crossing = await crossingNear(centre);
    if (!crossing) return say('bad', t.cordon.noCrossing);
    const incident = await calls.createIncident(submission(`try robbery ${Date.now()}`), {
      typeCode: 'robbery',
      priority: 1,
      channel: 'phone',
      location: { ...crossing.at, address: crossing.title },
      description: t.drill.said,
      drill: true,
    });
    robbery.set(incident.id);
    selectIncident(incident.id);
    show({ sheet: 'cordon', intake: null });
    theMap()?.flyTo(crossing.at.lat, crossing.at.lon, CLOSE_ENOUGH);
    changeDraft(incident.id, { means: 'car' });
    markLastSeen(incident.id, crossing.at, crossing.title, { secondsAgo: SECONDS_AGO, heading: 0 });
    await propose(incident.id);
  });
}
