import * as read from './read';
import { type Recommendation, type UnitChoice, unitKinds } from './types';

function choice(raw: unknown): UnitChoice {
  const o = read.object(raw, 'choice');
  return {
    unit: read.text(o, 'unit'),
    callSign: read.text(o, 'callSign'),
    kind: read.oneOf(o, 'kind', unitKinds),
    distance: read.number(o, 'distance'),
    eta: read.number(o, 'eta'),
    byRoad: read.flag(o, 'byRoad'),
    fixAge: read.number(o, 'fixAge'),
    reason: read.text(o, 'reason'),
  };
}

export function recommendation(raw: unknown): Recommendation {
  const o = read.object(raw, 'recommendation');
  const asked = read.object(o['request'], 'request');
  return {
    count: read.number(asked, 'count'),
    radius: read.number(asked, 'radius'),
    chosen: read.list(o['chosen'], 'chosen', choice),
    reserves: read.list(o['reserves'], 'reserves', choice),
    excluded: read.list(o['excluded'], 'excluded', (item) => {
      const e = read.object(item, 'exclusion');
      return { reason: read.text(e, 'reason'), count: read.number(e, 'count') };
    }),
    shortfall: read.textOrNull(o, 'shortfall'),
    at: read.instant(o, 'at'),
  };
}

export function refused(raw: unknown) {
  const o = read.object(raw, 'refused');
  return { unit: read.text(o, 'unit'), code: read.text(o, 'code'), message: read.text(o, 'message') };
}
