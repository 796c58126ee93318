import * as calls from '../api/calls';
import type { Disposition, IncidentType, Named } from '../api/types';
import { createStore, useStore } from '../common/store';
import { agencies } from '../desk/calls';
import { language, nameOf } from '../i18n';

export interface Catalogue {
  readonly types: readonly IncidentType[];
  readonly byCode: ReadonlyMap<string, IncidentType>;
  readonly dispositions: readonly Disposition[];
  readonly agencies: readonly Named[];
}

export const catalogue = createStore<Catalogue>({ types: [], byCode: new Map(), dispositions: [], agencies: [] });

export async function loadCatalogue(): Promise<void> {
  const [types, dispositions, involved] = await Promise.all([calls.incidentTypes(), calls.dispositions(), agencies()]);
  catalogue.set({ types, dispositions, agencies: involved, byCode: new Map(types.map((type) => [type.code, type])) });
}

/** Code → name in the page's language. */
export function useTypeName(): (code: string) => string {
  const code = useStore(language, (l) => l);
  const types = useStore(catalogue, (c) => c.byCode);
  return (typeCode) => {
    const type = types.get(typeCode);
    return type ? nameOf(type, code) : typeCode;
  };
}

export function typeName(typeCode: string): string {
  const type = catalogue.get().byCode.get(typeCode);
  return type ? nameOf(type, language.get()) : typeCode;
}

export const useDispositionName = () => useNameIn((c) => c.dispositions);
export const useAgencyName = () => useNameIn((c) => c.agencies);

function useNameIn(list: (all: Catalogue) => readonly Named[]): (code: string) => string {
  const code = useStore(language, (l) => l);
  const known = useStore(catalogue, list);
  return (wanted) => {
    const found = known.find((one) => one.code === wanted);
    return found ? nameOf(found, code) : wanted;
  };
}
