import type { Messages } from '../i18n';
import { word } from '../i18n';
import type { Cordon, CordonPlan, CordonPost, Proposal } from './types';

const CLOSING = /^closing: (\d+) of (\d+) held$/;
const INTERCEPTION = /^not closed: (\d+) of (\d+) interception posts held$/;
const LATE = /^not closed: every post is held, but /;
const WOULD_CLOSE = /^closed: every (way|road) out meets one of (\d+) posts in time(?:; (proved|the best found) .*)?$/;
const SHARE = /^not closed: (\d+) % of sampled routes pass a post$/;

/**
 * The state of a cordon in words. "CLOSED" stands in one branch only: the server's checker says it of the posts that are
 * held. Words that are newer than this page are shown as the server wrote them.
 */
export function planWords(plan: CordonPlan, t: Messages): string {
  if (plan.closed) return t.cordon.closed;
  const closing = CLOSING.exec(plan.words);
  if (closing) return t.cordon.closing(Number(closing[1]), Number(closing[2]));
  const interception = INTERCEPTION.exec(plan.words);
  if (interception) return t.cordon.interceptionHeld(Number(interception[1]), Number(interception[2]));
  return LATE.test(plan.words) ? t.cordon.heldTooLate : plan.words;
}

export function cordonWords(cordon: Cordon | null, t: Messages): string {
  if (!cordon) return t.cordon.standing.none;
  return cordon.standing === 'active' && cordon.plan
    ? planWords(cordon.plan, t)
    : word(t.cordon.standing, cordon.standing);
}

/** What a proposal would do. It is a promise and never the word for a cordon that stands. */
export function proposalWords(proposal: Proposal, t: Messages): string {
  const closes = WOULD_CLOSE.exec(proposal.words);
  if (closes) {
    const count = Number(closes[2]);
    const words = closes[1] === 'road' ? t.cordon.wouldCloseRoads(count) : t.cordon.wouldClose(count);
    return closes[3] ? words + (closes[3] === 'proved' ? t.cordon.provedBest : t.cordon.notProvedBest) : words;
  }
  const share = SHARE.exec(proposal.words);
  return share ? t.cordon.intercepts(Number(share[1])) : proposal.words;
}

export function aimName(aim: string | null, t: Messages): string {
  return aim === null ? t.cordon.aims.interception : word(t.cordon.aims, aim);
}

/**
 * Seconds to spare at this moment: as planned while its unit is on time, shrinking once it should have been there, and as
 * it was when the post is held. Negative = the suspect may have passed before it was held.
 */
export function slackNow(post: CordonPost, now: number): number {
  return post.status === 'held' ? post.slack : (post.deadline - Math.max(post.ready, now)) / 1000;
}

/** The suspect may get or have got through here: not held, and no time is left. */
export function leaksNow(post: CordonPost, now: number): boolean {
  return post.status !== 'held' && post.status !== 'dropped' && slackNow(post, now) < 0;
}

export function leastSlack(posts: readonly CordonPost[]): number | null {
  return posts.length === 0 ? null : Math.min(...posts.map((post) => post.slack));
}

/** +1:20, +0:07, −0:12 */
export function signed(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return `${seconds < 0 && whole > 0 ? '−' : '+'}${text}`;
}
