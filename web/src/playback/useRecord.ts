import { useEffect, useState } from 'react';
import * as calls from '../api/calls';
import { sentence } from '../api/problem';
import type { Incident, IncidentLog } from '../api/types';
import { messages } from '../i18n';

export type Record = { readonly incident: Incident; readonly log: IncidentLog };

/** The whole record of an incident, once. */
export function useRecord(id: string): Record | string | null {
  const [record, setRecord] = useState<Record | string | null>(null);
  useEffect(() => {
    let late = false;
    setRecord(null);
    Promise.all([calls.incident(id), calls.incidentLog(id)]).then(
      ([incident, log]) => !late && setRecord({ incident, log }),
      (error) => !late && setRecord(sentence(error, messages())),
    );
    return () => {
      late = true;
    };
  }, [id]);
  return record;
}
