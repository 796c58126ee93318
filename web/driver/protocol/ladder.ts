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

/** A "no" is final, also after a "yes" (who cannot go on says so); otherwise the one that is further up counts. */
export function further(known: Step | null, news: Step | null): Step | null {
  if (known === null || news === null) return known ?? news;
  if (isRefusal(known)) return news === 'released' ? news : known;
  return (isRefusal(news) && known !== 'released') || rungs[news] > rungs[known] ? news : known;
}

export function isRefusal(step: Step | null): boolean {
  return step === 'declined' || step === 'unable';
}

/** An answer of the person rather than of the phone. */
export function isAnswer(step: Step | null): boolean {
  return step !== null && step !== 'released' && rungs[step] >= rungs.accepted;
}

/** Whether the person may still say this. */
export function mayAnswer(step: Step | null, next: Step): boolean {
  if (isRefusal(step)) return false;
  return (isMobilised(step) && isRefusal(next)) || !hasReached(step, next);
}

export function hasReached(step: Step | null, wanted: Step): boolean {
  return step !== null && rungs[step] >= rungs[wanted];
}

/** On its way or at the post: the only time in which a precise position is sent. */
export function isMobilised(step: Step | null): boolean {
  return step === 'accepted' || step === 'enRoute' || step === 'atPost';
}

export type Choice = AnswerStep | 'enRoute' | 'atPost';

/** To a post, or to where help is wanted. Who watches from the car goes nowhere. */
export function goesThere(alert: DriverAlert): boolean {
  return !alert.eyesOnly && (alert.post !== null || alert.kind === 'assist');
}

/** What the person may answer now; who said yes may always say that it is no longer possible. */
export function choices(alert: DriverAlert, step: Step | null): readonly Choice[] {
  if (!isAnswer(step)) return step === 'released' ? [] : alert.answers;
  if (!isMobilised(step)) return [];
  if (!goesThere(alert) || step === 'atPost') return ['unable'];
  return step === 'accepted' ? ['enRoute', 'atPost', 'unable'] : ['atPost', 'unable'];
}
