import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  answered,
  type Book,
  cardOf,
  clockMoved,
  emptyBook,
  ended,
  heard,
  listed,
  mobilised,
  presented,
  refused,
  stepConfirmed,
  visible,
} from '../../driver/protocol/book';
import type { AlertEnd, Step } from '../../driver/protocol/types';
import { anAlert, both, keys, MINUTE, NOW } from './support';

const end = (change: Partial<AlertEnd> = {}): AlertEnd => ({
  alert: 'A1',
  seq: 2,
  kind: 'released',
  text: both('Thank you'),
  ...change,
});

const waiting = (book: Book) =>
  book.outbox.flatMap((item) => (item.kind === 'step' ? [`${item.step}${item.seq}`] : []));

/** A phone that writes down each time something appears on its screen. */
function aPhone() {
  const key = keys();
  let book = emptyBook;
  let now = NOW;
  const shown: string[] = [];
  const look = () => {
    for (const card of visible(book, now)) {
      if (!card.alert || card.end || card.shown >= card.alert.seq) continue;
      shown.push(`${card.id}:${card.alert.seq}`);
      book = presented(book, card.id, now, key);
    }
  };
  const to = (next: Book) => {
    book = next;
    look();
    return self;
  };
  const self = {
    shown,
    get book() {
      return book;
    },
    hears: (change = {}) => to(heard(book, anAlert(change), now, key)),
    hearsEnd: (change = {}) => to(ended(book, end(change), now, key)),
    answers: (step: Step) => to(answered(book, 'A1', step, null, now, key)),
    understands: () => to(acknowledged(book, 'A1', now, key)),
    waits: (ms: number) => {
      now += ms;
      return to(clockMoved(book, now));
    },
    reloads: () => to(JSON.parse(JSON.stringify(book)) as Book),
    sees: () => visible(book, now).map((card) => `${card.id}${card.end ? ` ${card.end.kind}` : ''}`),
  };
  return self;
}

describe('an alert', () => {
  it('is told to the centre as delivered, then as seen', () => {
    expect(waiting(aPhone().hears().book)).toEqual(['delivered1', 'seen1']);
  });
  it('is shown once however often it comes, and after a reload', () => {
    const phone = aPhone().hears().hears().reloads().hears();
    expect(phone.shown).toEqual(['A1:1']);
    expect(phone.sees()).toEqual(['A1']);
  });
  it('is shown again when it has changed, and the newer one stays when the older comes late', () => {
    const phone = aPhone()
      .hears()
      .hears({ seq: 3, headline: both('Other crossing') })
      .hears({ seq: 2 });
    expect(phone.shown).toEqual(['A1:1', 'A1:3']);
    expect(cardOf(phone.book, 'A1')?.alert?.headline.en).toBe('Other crossing');
  });
  it('keeps the own answer when it changes', () => {
    const phone = aPhone().hears().answers('accepted').hears({ seq: 2, step: 'accepted' });
    expect(cardOf(phone.book, 'A1')?.step).toBe('accepted');
  });
  it('is not shown after its time, whether it comes late or lay there', () => {
    expect(aPhone().hears({ expiresAt: NOW }).sees()).toEqual([]);
    expect(aPhone().hears({ expiresAt: NOW }).shown).toEqual([]);
    expect(
      aPhone()
        .hears()
        .waits(30 * MINUTE)
        .sees(),
    ).toEqual([]);
  });
  it('that ran out while its driver was on the way says so, and is put away by hand', () => {
    const phone = aPhone()
      .hears()
      .answers('accepted')
      .waits(30 * MINUTE);
    expect(phone.sees()).toEqual(['A1 expired']);
    expect(phone.understands().sees()).toEqual([]);
  });
  it('lives again when its time is extended', () => {
    const phone = aPhone()
      .hears()
      .waits(30 * MINUTE)
      .hears({ seq: 2, expiresAt: NOW + 60 * MINUTE });
    expect(phone.sees()).toEqual(['A1']);
  });
  it('that the centre does not know to have arrived is confirmed again', () => {
    const key = keys();
    const once = heard(emptyBook, anAlert(), NOW, key);
    const confirmed = stepConfirmed(once, 'A1', 'delivered');
    expect(waiting(confirmed)).toEqual([]);
    expect(waiting(heard(confirmed, anAlert({ step: 'sent' }), NOW, key))).toEqual(['delivered1']);
    expect(waiting(heard(confirmed, anAlert({ step: 'delivered' }), NOW, key))).toEqual([]);
  });
});

describe('an answer', () => {
  it('is asked for anew when the post is another one, and what was said to the old post is not sent', () => {
    const elsewhere = { at: { lat: 43.85, lon: 126.56 }, place: 'Other Road', approach: null, standOff: 0 };
    const phone = aPhone().hears().answers('accepted').hears({ seq: 2, post: elsewhere });
    expect(cardOf(phone.book, 'A1')?.step).toBe('seen');
    expect(waiting(phone.book)).not.toContain('accepted1');
    expect(waiting(phone.answers('accepted').book)).toContain('accepted2');
  });
  it('that still waits stands when only the words have changed', () => {
    const phone = aPhone()
      .hears()
      .answers('accepted')
      .hears({ seq: 2, text: both('Same post') });
    expect(cardOf(phone.book, 'A1')?.step).toBe('accepted');
    expect(waiting(phone.book)).toContain('accepted1');
  });
  it('that was refused is open again, with what followed from it', () => {
    const phone = aPhone().hears().answers('accepted').answers('enRoute');
    const key = phone.book.outbox.find((item) => item.kind === 'step' && item.step === 'accepted')?.key ?? '';
    const after = refused(phone.book, key);
    expect(cardOf(after, 'A1')?.step).toBe('seen');
    expect(waiting(after)).toEqual(['delivered1', 'seen1']);
  });
  it('of yes can be taken back later, and that is final', () => {
    const phone = aPhone().hears().answers('accepted').answers('unable').answers('enRoute');
    expect(waiting(phone.book)).toEqual(['delivered1', 'seen1', 'accepted1', 'unable1']);
    expect(mobilised(phone.book, NOW)).toBe(false);
  });
  it('is given once: a second tap sends nothing and another answer changes nothing', () => {
    const phone = aPhone().hears().answers('declined').answers('declined').answers('accepted');
    expect(waiting(phone.book)).toEqual(['delivered1', 'seen1', 'declined1']);
    expect(cardOf(phone.book, 'A1')?.step).toBe('declined');
  });
  it('keeps its place in the order', () => {
    const phone = aPhone().hears().answers('accepted').answers('enRoute').answers('atPost');
    expect(waiting(phone.book)).toEqual(['delivered1', 'seen1', 'accepted1', 'enRoute1', 'atPost1']);
  });
  it('to what is over or past its time is not sent', () => {
    expect(waiting(aPhone().hears().hearsEnd().answers('accepted').book)).toEqual(['delivered1', 'seen1']);
    const late = aPhone().hears();
    expect(waiting(late.waits(31 * MINUTE).answers('accepted').book)).toEqual(['delivered1', 'seen1']);
  });
  it('makes a phone mobilised until the end, and a “no” does not', () => {
    const yes = aPhone().hears().answers('accepted');
    expect(mobilised(yes.book, NOW)).toBe(true);
    expect(mobilised(yes.hearsEnd().book, NOW)).toBe(false);
    expect(mobilised(aPhone().hears().answers('declined').book, NOW)).toBe(false);
  });
});

describe('the end of an alert', () => {
  it('is shown until it is confirmed, and the confirmation is told to the centre', () => {
    const phone = aPhone().hears().answers('accepted').hearsEnd();
    expect(phone.sees()).toEqual(['A1 released']);
    expect(waiting(phone.understands().book)).toContain('released2');
    expect(phone.sees()).toEqual([]);
  });
  it('is not undone by the alert coming late, nor shown twice', () => {
    const phone = aPhone().hears().hearsEnd().understands().hears().hearsEnd();
    expect(phone.sees()).toEqual([]);
    expect(phone.shown).toEqual(['A1:1']);
  });
  it('that comes before its alert hides the alert, and nobody is bothered', () => {
    const phone = aPhone().hearsEnd({ kind: 'retracted' }).hears();
    expect(phone.sees()).toEqual([]);
    expect(phone.shown).toEqual([]);
    expect(waiting(phone.book)).toEqual(['released2']);
  });
  it('of an alert that nobody saw is confirmed without a word', () => {
    const phone = aPhone().hears({ expiresAt: NOW }).hearsEnd({ kind: 'standDown' });
    expect(phone.sees()).toEqual([]);
    expect(waiting(phone.book)).toEqual(['released2']);
  });
  it('that was overtaken by a newer alert changes nothing', () => {
    expect(aPhone().hears({ seq: 3 }).hearsEnd({ seq: 2 }).sees()).toEqual(['A1']);
  });
  it('by retraction is said even after the time was up: what was heard was wrong', () => {
    const phone = aPhone()
      .hears()
      .waits(31 * MINUTE)
      .hearsEnd({ kind: 'retracted' });
    expect(phone.sees()).toEqual(['A1 retracted']);
    expect(
      aPhone()
        .hears()
        .waits(31 * MINUTE)
        .hearsEnd({ kind: 'expired' })
        .sees(),
    ).toEqual([]);
  });
});

describe('a phone without a socket', () => {
  it('takes what is missing from the list of live alerts as over', () => {
    const phone = aPhone().hears().answers('accepted');
    const after = listed(phone.book, [], NOW, keys());
    expect(visible(after, NOW).map((card) => card.end?.kind)).toEqual(['released']);
  });
});

/** Any mixture of repeated and reordered news must lead to the same screen as the news in order. */
describe('the order of news', () => {
  const news = [
    (p: ReturnType<typeof aPhone>) => p.hears({ seq: 1 }),
    (p: ReturnType<typeof aPhone>) => p.hears({ seq: 2 }),
    (p: ReturnType<typeof aPhone>) => p.hearsEnd({ seq: 3, kind: 'standDown' }),
  ];
  const orders = [
    [0, 1, 2],
    [1, 0, 2],
    [2, 1, 0],
    [0, 2, 1],
    [2, 0, 1, 2],
    [1, 1, 2, 0, 2, 1],
  ];
  it.each(orders.map((order) => [order]))('%j ends with the same screen', (order) => {
    const phone = aPhone();
    for (const each of order) news[each]?.(phone);
    expect(phone.sees()).toEqual(phone.shown.length > 0 ? ['A1 standDown'] : []);
    expect(phone.understands().sees()).toEqual([]);
    expect(new Set(phone.shown).size).toBe(phone.shown.length);
  });
});
