import * as read from '../../src/api/read';
import { recall, remember } from '../../src/common/remember';
import { type Book, emptyBook } from '../protocol/book';

/** Who uses this phone, remembered so that the page starts in a tunnel. */
export interface Owner {
  readonly account: string;
  readonly unit: string;
  readonly displayName: string;
}

const FORMAT = 1;

export function keepOwner(owner: Owner | null): void {
  remember('driver.owner', JSON.stringify(owner));
}

export function keptOwner(): Owner | null {
  const raw = parsed('driver.owner');
  if (raw === null) return null;
  const o = read.object(raw, 'owner');
  return { account: read.text(o, 'account'), unit: read.text(o, 'unit'), displayName: read.text(o, 'displayName') };
}

/** Written at once, before anything is sent: what was tapped is not lost with the page. */
export function keepBook(unit: string, book: Book): void {
  remember(`driver.book.${unit}`, JSON.stringify({ format: FORMAT, book }));
}

export function keptBook(unit: string): Book {
  const raw = parsed(`driver.book.${unit}`);
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== FORMAT || !('book' in raw))
    return emptyBook;
  // Written by this page only, under this format's number.
  return raw.book as Book;
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(recall(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}
