import type { AnswerStep, DriverAlert, Step } from './types';

const rungs: Readonly<Record<Step, number>> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  seen: 3,
  accepted: 4,
  declined: 4,
  unable: 4,
  enRoute: 5,
  atPost: 6,
  released: 7,
};

/** The one that is further up; of two answers the first one stays, because the ladder is written once. */
export function further(known: Step | null, news: Step | null): Step | null {
  if (known === null || news === null) return known ?? news;
  return rungs[news] > rungs[known] ? news : known;
}

export function hasReached(step: Step | null, wanted: Step): boolean {
  return step !== null && rungs[step] >= rungs[wanted];
}

/** On its way or at the post: the only time in which a precise position is sent. */
export function isMobilised(step: Step | null): boolean {
  return step === 'accepted' || step === 'enRoute' || step === 'atPost';
}

export type Choice = AnswerStep | 'enRoute' | 'atPost';

/** What the person may answer now. Who only watches from the car goes nowhere, so there is nothing after "accepted". */
export function choices(alert: DriverAlert, step: Step | null): readonly Choice[] {
  if (!hasReached(step, 'accepted')) return alert.answers;
  if (alert.post === null || alert.eyesOnly) return [];
  if (step === 'accepted') return ['enRoute', 'atPost'];
  return step === 'enRoute' ? ['atPost'] : [];
}
