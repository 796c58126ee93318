import { further, hasReached, isAnswer, isMobilised, mayAnswer } from './ladder';
import { confirmKey, confirmStep, dropAnswers, type Outbox, type Outgoing, put } from './outbox';
import type { AlertEnd, DriverAlert, Step } from './types';

/** One alert as this phone knows it. */
export interface Card {
  readonly id: string;
  /** Null when only the end was heard. */
  readonly alert: DriverAlert | null;
  /** The furthest own step, answers that still wait included. */
  readonly step: Step | null;
  /** The furthest own step that the centre has. */
  readonly confirmed: Step | null;
  /** The highest sequence number that was shown to the person; 0 = none. */
  readonly shown: number;
  readonly end: AlertEnd | null;
  /** The end needs no more attention: the person confirmed it, or never heard of the alert. */
  readonly closed: boolean;
  /** When it was closed; closed cards are remembered for a while, so that a late copy is known. */
  readonly closedAt: number | null;
}

/** Everything that must survive a closed page. Immutable: each function answers the same book when nothing changed. */
export interface Book {
  readonly cards: readonly Card[];
  readonly outbox: Outbox;
}

export const emptyBook: Book = { cards: [], outbox: [] };

const REMEMBER_MS = 24 * 3_600_000;
const MOST_REMEMBERED = 100;

/** Makes idempotency keys. */
export type NewKey = () => string;

/** An alert arrived: new, changed, repeated or late. */
export function heard(book: Book, alert: DriverAlert, now: number, newKey: NewKey): Book {
  const known = cardOf(book, alert.id);
  if (known && Math.max(known.alert?.seq ?? 0, known.end?.seq ?? 0) >= alert.seq)
    return repeated(book, known, alert, now, newKey);
  if (alert.expiresAt <= now) return known ? book : withCard(book, { ...fresh(alert), ...closedNow(now) });
  const stands = known !== undefined && answerStands(book, known, alert);
  const step = further('delivered', further(alert.step, stands ? known.step : null));
  const card: Card = {
    ...(known ?? fresh(alert)),
    alert,
    step,
    confirmed: alert.step,
    end: null,
    closed: false,
    closedAt: null,
  };
  const kept = stands ? book : withOutbox(book, dropAnswers(book.outbox, alert.id, isAnswer));
  return said(withCard(kept, card), alert.id, alert.seq, 'delivered', null, now, newKey());
}

/** For another post the person is asked anew. An answer that the centre has not got yet stands for the same task only. */
function answerStands(book: Book, card: Card, news: DriverAlert): boolean {
  if (isAnswer(news.step)) return true;
  const waits = book.outbox.some((item) => item.kind === 'step' && item.alert === card.id && isAnswer(item.step));
  return waits && card.alert !== null && sameTask(card.alert, news);
}

function sameTask(a: DriverAlert, b: DriverAlert): boolean {
  const place = ({ post }: DriverAlert) => post && `${post.place} ${post.at.lat} ${post.at.lon}`;
  return a.eyesOnly === b.eyesOnly && place(a) === place(b);
}

/** The same news again: the centre's record of our step may be newer (another phone), or it may not know that we have it. */
function repeated(book: Book, card: Card, alert: DriverAlert, now: number, newKey: NewKey): Book {
  const step = further(card.step, alert.step);
  const next = step === card.step ? book : withCard(book, { ...card, step });
  const current = card.alert?.seq === alert.seq && !card.end;
  return current && !hasReached(alert.step, 'delivered')
    ? said(next, card.id, alert.seq, 'delivered', null, now, newKey())
    : next;
}

/** The alert is over for us. An end that was overtaken by a newer alert changes nothing. */
export function ended(book: Book, end: AlertEnd, now: number, newKey: NewKey): Book {
  const known = cardOf(book, end.alert);
  if (known?.alert && known.alert.seq > end.seq) return book;
  if (known?.end && known.end.seq >= end.seq && known.end.text !== null)
    return known.closed ? released(book, end, now, newKey) : book;
  const card: Card = known ?? {
    id: end.alert,
    alert: null,
    step: null,
    confirmed: null,
    shown: 0,
    end: null,
    closed: false,
    closedAt: null,
  };
  // Who never saw the alert, or has already put it away because its time was up, is not bothered with its end.
  const quiet = card.shown === 0 || (card.closed && end.kind === 'expired');
  const next = withCard(book, { ...card, end, ...(quiet ? closedNow(now) : { closed: false, closedAt: null }) });
  return quiet ? released(next, end, now, newKey) : next;
}

/** The card stands on a screen that somebody can see. Told to the centre once for each version. */
export function presented(book: Book, id: string, now: number, newKey: NewKey): Book {
  const card = cardOf(book, id);
  if (!card?.alert || card.end || card.shown >= card.alert.seq) return book;
  const next = withCard(book, { ...card, shown: card.alert.seq, step: further(card.step, 'seen') });
  return said(next, id, card.alert.seq, 'seen', null, now, newKey());
}

/** One tap. A second answer to the same question is not sent: the ladder is written once. */
export function answered(book: Book, id: string, step: Step, reason: string | null, now: number, newKey: NewKey): Book {
  const card = cardOf(book, id);
  if (!card?.alert || card.end || card.alert.expiresAt <= now || !mayAnswer(card.step, step)) return book;
  return said(withCard(book, { ...card, step }), id, card.alert.seq, step, reason, now, newKey());
}

/** The person has read that it is over. */
export function acknowledged(book: Book, id: string, now: number, newKey: NewKey): Book {
  const card = cardOf(book, id);
  if (!card?.end || card.closed) return book;
  return released(withCard(book, { ...card, ...closedNow(now) }), card.end, now, newKey);
}

function released(book: Book, end: AlertEnd, now: number, newKey: NewKey): Book {
  return said(book, end.alert, end.seq, 'released', null, now, newKey());
}

/** The clock went on: what is over is put away, and who was on the way is told so. */
export function clockMoved(book: Book, now: number): Book {
  let next = book;
  for (const card of book.cards) {
    if (!card.alert || card.end || card.closed || card.alert.expiresAt > now) continue;
    const end: AlertEnd = { alert: card.id, seq: card.alert.seq, kind: 'expired', text: null };
    next = withCard(next, isMobilised(card.step) ? { ...card, end } : { ...card, end, ...closedNow(now) });
  }
  return forget(next, now);
}

/** The list of what is live, read over HTTP: what is not in it any more is over. */
export function listed(book: Book, alerts: readonly DriverAlert[], now: number, newKey: NewKey): Book {
  const live = new Set(alerts.map((alert) => alert.id));
  const next = alerts.reduce((before, alert) => heard(before, alert, now, newKey), book);
  return next.cards
    .filter((card) => card.alert && !card.end && !live.has(card.id) && hasReached(card.step, 'accepted'))
    .reduce((before, card) => {
      const end: AlertEnd = { alert: card.id, seq: card.alert?.seq ?? 0, kind: 'released', text: null };
      return ended(before, end, now, newKey);
    }, next);
}

export function stepConfirmed(book: Book, alert: string, step: Step): Book {
  const card = cardOf(book, alert);
  const next = card
    ? withCard(book, { ...card, step: further(card.step, step), confirmed: further(card.confirmed, step) })
    : book;
  return withOutbox(next, confirmStep(next.outbox, alert, step));
}

export function keyConfirmed(book: Book, key: string): Book {
  return withOutbox(book, confirmKey(book.outbox, key));
}

/** The centre does not take it, for good. An answer that was refused is open again. */
export function refused(book: Book, key: string): Book {
  const item = book.outbox.find((waiting) => waiting.key === key);
  const next = keyConfirmed(book, key);
  if (item?.kind !== 'step' || !isAnswer(item.step)) return next;
  const card = cardOf(next, item.alert);
  if (!card) return next;
  const left = withOutbox(next, dropAnswers(next.outbox, item.alert, isAnswer));
  return withCard(left, { ...card, step: further('seen', card.confirmed) });
}

export function send(book: Book, item: Outgoing): Book {
  return withOutbox(book, put(book.outbox, item));
}

function said(
  book: Book,
  alert: string,
  seq: number,
  step: Step,
  reason: string | null,
  at: number,
  key: string,
): Book {
  return send(book, { kind: 'step', key, at, alert, seq, step, reason });
}

/** What the person should see now, newest first; ends that wait for a "thank you" come first. */
export function visible(book: Book, now: number): readonly Card[] {
  const over = book.cards.filter((card) => card.end && !card.closed);
  const live = book.cards.filter((card) => card.alert && !card.end && card.alert.expiresAt > now);
  return [...newestFirst(over), ...newestFirst(live)];
}

/** On the way to a post or standing at one. */
export function mobilised(book: Book, now: number): boolean {
  return visible(book, now).some((card) => !card.end && isMobilised(card.step));
}

export function cardOf(book: Book, id: string): Card | undefined {
  return book.cards.find((card) => card.id === id);
}

function fresh(alert: DriverAlert): Card {
  return { id: alert.id, alert, step: null, confirmed: alert.step, shown: 0, end: null, closed: false, closedAt: null };
}

function closedNow(now: number) {
  return { closed: true, closedAt: now } as const;
}

function withCard(book: Book, card: Card): Book {
  const known = book.cards.some((other) => other.id === card.id);
  const cards = known ? book.cards.map((other) => (other.id === card.id ? card : other)) : [...book.cards, card];
  return { ...book, cards };
}

function withOutbox(book: Book, outbox: Outbox): Book {
  return outbox === book.outbox ? book : { ...book, outbox };
}

function forget(book: Book, now: number): Book {
  const old = (card: Card) => card.closed && card.closedAt !== null && card.closedAt < now - REMEMBER_MS;
  if (book.cards.length <= MOST_REMEMBERED && !book.cards.some(old)) return book;
  const kept = book.cards.filter((card) => !old(card));
  const surplus = kept.length - MOST_REMEMBERED;
  const closed = kept.filter((card) => card.closed).slice(0, Math.max(0, surplus));
  return { ...book, cards: kept.filter((card) => !closed.includes(card)) };
}

function newestFirst(cards: readonly Card[]): readonly Card[] {
  return [...cards].sort((a, b) => (b.alert?.sentAt ?? 0) - (a.alert?.sentAt ?? 0));
}
