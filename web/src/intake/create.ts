import { useRef, useState } from 'react';
import * as calls from '../api/calls';
import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import type { Channel, IncidentSummary, NewIncident, Priority } from '../api/types';
import { say, selectIncident, show } from '../app/ui';
import type { LatLon } from '../common/geo';
import { addCaller } from '../desk/calls';
import { messages } from '../i18n';
import { recommend } from '../incidents/actions';
import { learnIncident } from '../incidents/detail';
import { focusSendSoon } from '../incidents/focus';

/** What stands in the form. */
export interface Call {
  readonly typeCode: string | null;
  readonly priority: Priority;
  readonly channel: Channel;
  readonly place: LatLon | null;
  readonly address: string;
  readonly number: string;
  readonly name: string;
  readonly notes: string;
  readonly drill: boolean;
}

/** The command's body, or what is still missing. */
export function reportOf(call: Call): NewIncident | 'place' | 'type' {
  if (!call.place) return 'place';
  if (call.typeCode === null) return 'type';
  const name = call.name.trim();
  const number = call.number.trim();
  const description = call.notes.trim();
  return {
    typeCode: call.typeCode,
    priority: call.priority,
    channel: call.channel,
    location: { lat: call.place.lat, lon: call.place.lon, address: call.address },
    ...((name || number) && { caller: { ...(name && { name }), ...(number && { number }) } }),
    ...(description && { description }),
    ...(call.drill && { drill: true }),
  };
}

export function useCreate(call: Call) {
  const submission = useRef(new Submission());
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<'place' | 'type' | null>(null);

  const guarded = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await act();
    } catch (error) {
      say('bad', sentence(error, messages()));
      setBusy(false);
    }
  };

  const create = () => {
    const report = reportOf(call);
    if (typeof report === 'string') {
      setMissing(report);
      document.getElementById(`intake-${report}`)?.focus();
      return Promise.resolve();
    }
    return guarded(async () => {
      const incident = await calls.createIncident(submission.current, report);
      say('good', messages().intake.created(incident.id));
      show({ intake: null, tab: 'open' });
      selectIncident(incident.id);
      learnIncident(incident);
      focusSendSoon();
      void recommend(incident.id);
    });
  };

  const addTo = (incident: IncidentSummary) =>
    guarded(async () => {
      const t = messages();
      const [name, number, said] = [call.name.trim(), call.number.trim(), call.notes.trim()];
      await addCaller(submission.current, incident.id, {
        channel: call.channel,
        ...(name && { name }),
        ...(number && { number }),
        ...(said && { said }),
        ...(call.place && { location: { lat: call.place.lat, lon: call.place.lon, address: call.address } }),
      });
      say('good', t.desk.addedToIt);
      show({ intake: null, tab: 'open' });
      selectIncident(incident.id);
    });

  return { create, addTo, busy, missing };
}
