import { get } from '../api/http';
import * as read from '../api/read';
import type { LatLon } from '../common/geo';

/** What is known of a place before anybody goes there. */
export interface Premises {
  readonly radius: number;
  readonly days: number;
  readonly hazards: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    readonly kind: string;
    readonly distance: number;
    readonly detail: string | null;
  }[];
  readonly earlier: readonly {
    readonly id: string;
    readonly typeCode: string;
    readonly openedAt: number;
    readonly distance: number;
    readonly drill: boolean;
  }[];
  readonly earlierInAll: number;
}

export async function premises(at: LatLon): Promise<Premises> {
  const o = read.object(await get(`/premises?lat=${at.lat}&lon=${at.lon}`), 'premises');
  return {
    radius: read.number(o, 'radius'),
    days: read.number(o, 'days'),
    earlierInAll: read.number(o, 'earlierInAll'),
    hazards: read.list(o['hazards'], 'hazards', (raw) => {
      const h = read.object(raw, 'hazard');
      return {
        code: read.text(h, 'code'),
        zh: read.text(h, 'zh'),
        en: read.text(h, 'en'),
        kind: read.textOrNull(h, 'kind') ?? 'other',
        distance: read.number(h, 'distance'),
        detail: read.textOrNull(h, 'detail'),
      };
    }),
    earlier: read.list(o['earlier'], 'earlier', (raw) => {
      const e = read.object(raw, 'incident');
      return {
        id: read.text(e, 'id'),
        typeCode: read.text(e, 'typeCode'),
        openedAt: read.instant(e, 'openedAt'),
        distance: read.number(e, 'distance'),
        drill: read.flag(e, 'drill'),
      };
    }),
  };
}
