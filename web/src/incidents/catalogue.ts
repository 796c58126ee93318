import * as calls from '../api/calls';
import type { Disposition, IncidentType } from '../api/types';
import { createStore, useStore } from '../common/store';
import { language, nameOf } from '../i18n';

export interface Catalogue {
  readonly types: readonly IncidentType[];
  readonly byCode: ReadonlyMap<string, IncidentType>;
  readonly dispositions: readonly Disposition[];
}

export const catalogue = createStore<Catalogue>({ types: [], byCode: new Map(), dispositions: [] });

export async function loadCatalogue(): Promise<void> {
  const [types, dispositions] = await Promise.all([calls.incidentTypes(), calls.dispositions()]);
  catalogue.set({ types, dispositions, byCode: new Map(types.map((type) => [type.code, type])) });
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

export function useDispositionName(): (code: string) => string {
  const code = useStore(language, (l) => l);
  const list = useStore(catalogue, (c) => c.dispositions);
  return (wanted) => {
    const found = list.find((d) => d.code === wanted);
    return found ? nameOf(found, code) : wanted;
  };
}
