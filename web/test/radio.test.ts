import { describe, expect, it } from 'vitest';
import { atTime, changedLines, inOrder, type Line, script, spokenLine } from '../radio/script';
import { en } from '../radio/words/en';

const line = (change: Partial<Line> = {}): Line => ({
  alert: 'A1',
  incident: 'I1',
  seq: 1,
  urgency: 'expected',
  drill: false,
  standing: 'live',
  text: { zh: '留意', en: 'Look out for a dark saloon.' },
  confirmed: [],
  retracted: [],
  at: 1_000,
  expiresAt: 100_000,
  ...change,
});

describe('the script', () => {
  it('puts corrections first, then the most urgent, then the newest', () => {
    const order = inOrder([
      line({ alert: 'over', standing: 'over' }),
      line({ alert: 'older' }),
      line({ alert: 'newer', at: 2_000 }),
      line({ alert: 'now', urgency: 'immediate' }),
      line({ alert: 'wrong', standing: 'retracted', urgency: 'future' }),
    ]);
    expect(order.map((each) => each.alert)).toEqual(['wrong', 'now', 'newer', 'older', 'over']);
  });
  it('is not read after its time, but a correction stays', () => {
    expect(atTime(line(), 100_000).standing).toBe('past');
    expect(atTime(line(), 99_999).standing).toBe('live');
    expect(atTime(line({ standing: 'retracted' }), 200_000).standing).toBe('retracted');
  });
  it('says in words that it is a drill and that something is taken back', () => {
    expect(spokenLine(line({ drill: true }), 'en', en)).toBe(
      `${en.spokenDrill} Look out for a dark saloon. ${en.spokenDrill}`,
    );
    expect(
      spokenLine(line({ standing: 'retracted', retracted: [{ zh: '红', en: 'It is red.' }] }), 'en', en),
    ).toContain(`${en.spokenRetracted} It is red.`);
  });
  it('does not say a fact twice that the text already says', () => {
    const facts = [
      { zh: '', en: 'a dark saloon' },
      { zh: '', en: 'Two men.' },
    ];
    expect(spokenLine(line({ confirmed: facts }), 'en', en)).toBe('Look out for a dark saloon. Two men.');
  });
  it('knows what is new', () => {
    const before = [line(), line({ alert: 'A2' })];
    expect(changedLines(before, [line(), line({ alert: 'A2', seq: 2 })]).map((each) => each.alert)).toEqual(['A2']);
    expect(changedLines(before, [line({ standing: 'retracted' })]).map((each) => each.alert)).toEqual(['A1']);
  });
  it('refuses an answer of a wrong shape by the name of the member', () => {
    expect(() => script({ lines: [{ alert: 'A1' }] })).toThrow('incident');
    expect(() => script({})).toThrow('lines');
  });
});
