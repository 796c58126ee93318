import { describe, expect, it } from 'vitest';
import type { CordonPlan, CordonPost, Proposal } from '../src/cordon/types';
import { cordonWords, leaksNow, planWords, proposalWords, signed, slackNow } from '../src/cordon/words';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';

const plan = (closed: boolean, words: string): CordonPlan => ({
  version: 1,
  aim: 'fewestPosts',
  closed,
  words,
  held: 0,
  of: 0,
  lowerBound: 0,
  posts: [],
  history: [],
  sightings: [],
  activatedBy: 'a',
  releasedBy: null,
  awaitsRelease: false,
});
const proposal = (words: string): Proposal => ({
  id: 'p',
  aim: null,
  closes: true,
  words,
  lowerBound: 0,
  closedAt: null,
  units: 0,
  needsRelease: false,
  posts: [],
  leaks: [],
});
const serverWords = [
  'closing: 3 of 5 held',
  'not closed: 2 of 4 interception posts held',
  'not closed: every post is held, but a way out is left or a post was held too late',
  'something newer than this page',
];

describe('the word CLOSED', () => {
  it('is said when the server says that the posts held close it', () => {
    expect(planWords(plan(true, 'closed'), en)).toBe('CLOSED');
    expect(planWords(plan(true, 'closed'), zh)).toBe('已封闭');
  });
  it.each(serverWords)('is never said otherwise: %s', (words) => {
    expect(planWords(plan(false, words), en)).not.toContain('CLOSED');
    expect(planWords(plan(false, words), zh)).not.toContain('已封闭');
  });
  it('is not said of a cordon that was stood down', () => {
    const cordon = {
      incident: 'i',
      standing: 'stoodDown' as const,
      proposals: [],
      plan: plan(true, 'closed'),
      blocked: [],
      version: 1,
    };
    expect(cordonWords(cordon, en)).toBe('Stood down');
  });
  it('is not said of a plan that only would close', () => {
    const words = proposalWords(proposal('closed: every way out meets one of 8 posts in time'), en);
    expect(words).toBe('would close: every way out meets one of 8 posts in time');
    expect(proposalWords(proposal('closed: every road out meets one of 8 posts in time'), en)).toContain('no footpaths');
    expect(proposalWords(proposal('closed: every way out meets one of 8 posts in time'), zh)).not.toContain('已封闭');
  });
  it('how sure a plan is of being the best is said in the reader’s language', () => {
    const closes = 'closed: every way out meets one of 8 posts in time';
    expect(proposalWords(proposal(`${closes}; proved the best of its kind`), en)).toBe(
      'would close: every way out meets one of 8 posts in time; proved the best of its kind',
    );
    expect(proposalWords(proposal(`${closes}; the best found in the time for an answer, not proved`), zh)).toContain(
      '尚未证明',
    );
  });
  it('words that are newer than the page are shown as they are', () => {
    expect(planWords(plan(false, 'something newer than this page'), zh)).toBe('something newer than this page');
  });
});

describe('the time to spare', () => {
  const post = (status: CordonPost['status']): CordonPost => ({
    node: 1,
    at: { lat: 0, lon: 0 },
    place: 'x',
    ring: 1,
    ready: 100_000,
    deadline: 130_000,
    slack: 30,
    status,
    retiring: false,
    units: [],
    exit: null,
  });
  it('is as planned while the unit is on time', () => expect(slackNow(post('promised'), 90_000)).toBe(30));
  it('shrinks once the unit should have been there', () => expect(slackNow(post('promised'), 120_000)).toBe(10));
  it('is what it was when the post is held', () => expect(slackNow(post('held'), 200_000)).toBe(30));
  it('below zero the post leaks, unless it is held', () => {
    expect(leaksNow(post('promised'), 129_000)).toBe(false);
    expect(leaksNow(post('promised'), 131_000)).toBe(true);
    expect(leaksNow(post('held'), 131_000)).toBe(false);
  });
  it('is written with its sign', () => {
    expect([signed(80), signed(-7.4), signed(0), signed(-0.2)]).toEqual(['+1:20', '−0:07', '+0:00', '+0:00']);
  });
});
