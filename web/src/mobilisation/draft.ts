import type { UnitKind } from '../api/types';
import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';
import type { AlertBody } from './calls';
import type { AlertKind, Urgency } from './types';

/** What is being written; one for each incident while the page is open. */
export interface AlertDraft {
  readonly kind: Exclude<AlertKind, 'posts'>;
  readonly area: 'radius' | 'beat' | 'city';
  /** Null = around the incident. */
  readonly centre: LatLon | null;
  /** Metres. */
  readonly radius: number;
  readonly beat: string;
  readonly kinds: readonly UnitKind[];
  readonly zh: string;
  readonly en: string;
  readonly described: 'none' | 'person' | 'vehicle';
  readonly looksZh: string;
  readonly looksEn: string;
  readonly urgency: Urgency;
  readonly minutes: number;
  /** 0 = everybody. */
  readonly quota: number;
  readonly eyesOnly: boolean;
  readonly drill: boolean;
}

export const emptyAlert: AlertDraft = {
  kind: 'lookout',
  area: 'radius',
  centre: null,
  radius: 3_000,
  beat: '',
  kinds: ['taxi', 'volunteer'],
  zh: '',
  en: '',
  described: 'none',
  looksZh: '',
  looksEn: '',
  urgency: 'immediate',
  minutes: 60,
  quota: 0,
  eyesOnly: false,
  drill: false,
};

export const alertDrafts = createStore<ReadonlyMap<string, AlertDraft>>(new Map());
/** The incident whose alert is being written; its area is drawn on the map. */
export const composing = createStore<string | null>(null);

export function alertDraftOf(incident: string): AlertDraft {
  return alertDrafts.get().get(incident) ?? emptyAlert;
}

export function changeAlert(incident: string, change: Partial<AlertDraft>): void {
  alertDrafts.update((now) => new Map(now).set(incident, { ...(now.get(incident) ?? emptyAlert), ...change }));
}

export function forgetAlert(incident: string): void {
  alertDrafts.update((now) => {
    const left = new Map(now);
    left.delete(incident);
    return left;
  });
}

/** As the server wants it; a language that was not written is left out and the server's own words stand. */
export function alertBody(draft: AlertDraft, place: LatLon): AlertBody {
  const centre = draft.centre ?? place;
  const audience: AlertBody['audience'] =
    draft.area === 'radius'
      ? { kind: 'radius', lat: centre.lat, lon: centre.lon, radius: draft.radius }
      : draft.area === 'beat'
        ? { kind: 'beat', beat: draft.beat.trim() }
        : { kind: 'city' };
  const text = words(draft.zh, draft.en);
  return {
    kind: draft.kind,
    audience,
    kinds: draft.kinds,
    ...(Object.keys(text).length > 0 && { text }),
    ...(draft.described !== 'none' && {
      description: { kind: draft.described, ...words(draft.looksZh, draft.looksEn) },
    }),
    urgency: draft.urgency,
    expiresIn: draft.minutes * 60,
    quota: draft.quota,
    eyesOnly: draft.eyesOnly,
    drill: draft.drill,
  };
}

function words(zh: string, en: string): { readonly zh?: string; readonly en?: string } {
  return { ...(zh.trim() !== '' && { zh: zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) };
}
