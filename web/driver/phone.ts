import type { AssignmentStep, UnitStatus } from '../src/api/types';
import { serverNow } from '../src/common/clock';
import { createStore } from '../src/common/store';
import { keepBook, keptBook } from './link/keep';
import { type Book, clockMoved, emptyBook } from './protocol/book';
import type { Standing, Task } from './protocol/types';

export interface Link {
  readonly kind: 'connecting' | 'live' | 'http' | 'lost';
  /** When it was lost, by this phone's clock. */
  readonly lostAt: number | null;
}

/** Something that the centre refused, for the person to read. */
export interface Notice {
  readonly id: number;
  readonly code: string;
  readonly text: string;
}

export interface Phone {
  /** Null while nobody's book is open. */
  readonly unit: string | null;
  readonly book: Book;
  readonly standing: Standing | null;
  readonly task: Task | null;
  readonly status: UnitStatus | null;
  /** The last step of a task that the centre confirmed: the unit's status does not tell an acknowledgement. */
  readonly confirmedStep: { readonly incident: string; readonly step: AssignmentStep } | null;
  readonly link: Link;
  readonly notices: readonly Notice[];
}

const blank: Phone = {
  unit: null,
  book: emptyBook,
  standing: null,
  task: null,
  status: null,
  confirmedStep: null,
  link: { kind: 'connecting', lostAt: null },
  notices: [],
};

/** All that the page shows. The book in it is also on disk. */
export const phone = createStore<Phone>(blank);

export function openBook(unit: string): void {
  phone.set({ ...blank, unit, book: clockMoved(keptBook(unit), serverNow()) });
}

export function closeBook(): void {
  phone.set(blank);
}

export function newKey(): string {
  return crypto.randomUUID();
}

/** Every change of the book goes through here and is on disk before anything else happens. */
export function changeBook(change: (book: Book, now: number) => Book): void {
  const { unit, book } = phone.get();
  const next = change(book, serverNow());
  if (unit === null || next === book) return;
  keepBook(unit, next);
  phone.update((now) => ({ ...now, book: next }));
}

export function changePhone(change: Partial<Phone>): void {
  phone.update((now) => ({ ...now, ...change }));
}

let nextNotice = 1;

export function notify(code: string, text: string): void {
  phone.update((now) => ({ ...now, notices: [...now.notices.slice(-2), { id: nextNotice++, code, text }] }));
}

export function dismiss(id: number): void {
  phone.update((now) => ({ ...now, notices: now.notices.filter((notice) => notice.id !== id) }));
}
