import { Problem } from '../../src/api/problem';
import { changeBook, changePhone, notify, phone } from '../phone';
import * as book from '../protocol/book';
import { needsHttp, type Outgoing, wire } from '../protocol/outbox';
import { mayStillSucceed, repeatIsDue } from '../protocol/pace';
import type { UnitHttp } from './unitHttp';

/** Carries what waits in the outbox, in its order, by the socket or by HTTP, until it is confirmed. */
export class Carrier {
  private sent = new Map<string, number>();
  private posting = false;
  private stopped = false;

  constructor(
    private readonly http: UnitHttp,
    private readonly isLive: () => boolean,
    private readonly write: (message: object) => void,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  /** On a new socket everything that waits goes out again, under the same keys. */
  startAnew(): void {
    this.sent = new Map();
  }

  carry(): void {
    const { book: now, link } = phone.get();
    if (this.isLive()) for (const item of now.outbox) if (!needsHttp(item)) this.once(item);
    if (this.isLive() || link.kind === 'http') void this.post();
  }

  /** A refusal for good leaves the outbox, or it would stand in the way for ever. */
  refused(key: string | null, code: string, text: string): void {
    if (key === null || mayStillSucceed(code)) return;
    const item = phone.get().book.outbox.find((waiting) => waiting.key === key);
    if (item) drop(item, code, text);
  }

  private once(item: Outgoing): void {
    if (!repeatIsDue(this.sent.get(item.key), Date.now())) return;
    this.sent.set(item.key, Date.now());
    this.write(wire(item));
  }

  /** One at a time, the first that must or may go by HTTP. */
  private async post(): Promise<void> {
    if (this.posting) return;
    this.posting = true;
    try {
      for (let item = this.nextCall(); item; item = this.nextCall()) await this.postOne(item);
    } catch {
      // Still no way: the item stays where it is until the next look.
    } finally {
      this.posting = false;
    }
  }

  private nextCall(): Outgoing | undefined {
    const { book: now, link } = phone.get();
    if (this.stopped || (link.kind !== 'live' && link.kind !== 'http')) return undefined;
    return now.outbox.find((item) => link.kind === 'http' || needsHttp(item));
  }

  private async postOne(item: Outgoing): Promise<void> {
    try {
      await this.http.send(item);
      changeBook((now) => book.keyConfirmed(now, item.key));
      taken(item);
    } catch (error) {
      // Signed out is no refusal of the answer: it goes out after the next sign-in.
      if (!(error instanceof Problem) || error.mayRetry || error.status === 401) throw error;
      drop(item, error.code, error.detail);
    }
  }
}

function drop(item: Outgoing, code: string, text: string): void {
  changeBook((now) => book.refused(now, item.key));
  if (worthSaying(item)) notify(code, text);
}

/** What the page knows from the answer alone, should the socket be away. */
function taken(item: Outgoing): void {
  const { standing } = phone.get();
  if (item.kind === 'duty') changePhone({ standing: standing && { ...standing, onDuty: item.onDuty } });
  if (item.kind === 'assignment') changePhone({ confirmedStep: { incident: item.incident, step: item.step } });
}

/** "Delivered" and "seen" are the phone's own; nobody waits for them. */
function worthSaying(item: Outgoing): boolean {
  return item.kind !== 'step' || (item.step !== 'delivered' && item.step !== 'seen' && item.step !== 'released');
}
