import type { Incident } from '../api/types';
import { useT } from '../i18n';
import { useAgencyName, useDispositionName, useTypeName } from './catalogue';
import type { Names } from './logWords';

/** The names that the codes in an incident's log stand for, in the page's language. */
export function useNames(incident: Incident): Names {
  return {
    t: useT(),
    type: useTypeName(),
    disposition: useDispositionName(),
    agency: useAgencyName(),
    unit: (id) => incident.assignments.find((a) => a.unit === id)?.callSign ?? id,
  };
}
