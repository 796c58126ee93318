import { Problem } from '../../src/api/problem';
import { learnServerTime } from '../../src/common/clock';
import type { LatLon } from '../../src/common/geo';
import { changeBook, changePhone, newKey, notify, phone } from '../phone';
import * as book from '../protocol/book';
import { serverMessage } from '../protocol/decode';
import { needsHttp, type Outgoing, wire } from '../protocol/outbox';
import { httpIsDue, lifeOf, mayStillSucceed, repeatIsDue, retryDelay } from '../protocol/pace';
import type { ServerMessage } from '../protocol/types';
import type { UnitHttp } from './unitHttp';

export interface Fix extends LatLon {
  readonly time: string;
  readonly speed: number | null;
  readonly heading: number | null;
  readonly accuracy: number | null;
  readonly occupied: boolean | null;
}

/** What of a browser's WebSocket is used; tests give their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror' | 'readyState'>;

const LOOK_EVERY_MS = 2_000;
const OPEN = 1;

/**
 * The link to `/ws/unit`. It never gives up. What the person did waits in the outbox on disk; here it is only carried:
 * in order, again after a cut, and by HTTP where sockets do not come through.
 */
export class UnitLink {
  private socket: Socket | null = null;
  private greeted = false;
  private attempt = 0;
  private heardAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private look: ReturnType<typeof setInterval> | undefined;
  private sent = new Map<string, number>();
  private posting = false;
  private stopped = false;
  private unsubscribe: () => void = () => {};

  constructor(
    private readonly http: UnitHttp,
    private readonly open: () => Socket,
    private readonly chance: () => number = Math.random,
  ) {}

  start(): void {
    this.unsubscribe = phone.subscribe(() => this.carry());
    this.look = setInterval(() => this.lookAfter(), LOOK_EVERY_MS);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.retry);
    clearInterval(this.look);
    this.drop();
  }

  /** The browser says that the network is gone: no need to wait for the silence to be noticed. */
  networkGone(): void {
    this.drop();
    this.lost('certainly');
    this.tryLater();
  }

  /** Back in the light: try now rather than after the rest of the wait. */
  networkBack(): void {
    if (this.socket) return;
    this.attempt = 0;
    clearTimeout(this.retry);
    this.connect();
  }

  /** Positions are disposable: what cannot go now is not kept. Answers whether it went. */
  fix(fix: Fix): boolean {
    if (this.isLive()) {
      this.write({ t: 'fix', ...fix });
      return true;
    }
    if (phone.get().link.kind !== 'http') return false;
    void this.http.fix(fix).catch(() => {});
    return true;
  }

  occupied(occupied: boolean): void {
    if (this.isLive()) this.write({ t: 'occupied', occupied });
  }

  private connect(): void {
    if (this.stopped || this.socket) return;
    const socket = this.open();
    this.socket = socket;
    this.greeted = false;
    this.heardAt = Date.now();
    socket.onmessage = (event) => this.onMessage(socket, event.data);
    socket.onclose = () => this.onClose(socket);
    socket.onerror = () => {};
  }

  private onMessage(socket: Socket, data: unknown): void {
    if (socket !== this.socket || typeof data !== 'string') return;
    this.heardAt = Date.now();
    try {
      this.take(serverMessage(JSON.parse(data)));
    } catch (error) {
      // One message that is not understood must not stop the next one from being heard.
      notify('not-understood', error instanceof Error ? error.message : String(error));
    }
  }

  private take(message: ServerMessage): void {
    switch (message.t) {
      case 'hello':
        learnServerTime(message.serverTime);
        this.greeted = true;
        this.attempt = 0;
        this.sent = new Map();
        changePhone({ standing: message.standing, link: { kind: 'live', lostAt: null } });
        this.carry();
        return;
      case 'alert':
        changeBook((now, at) => book.heard(now, message.alert, at, newKey));
        return;
      case 'retract':
        changeBook((now, at) => book.ended(now, message.end, at, newKey));
        return;
      case 'step':
        changeBook((now) => book.stepConfirmed(now, message.alert, message.step));
        return;
      case 'done':
        changeBook((now) => book.keyConfirmed(now, message.key));
        return;
      case 'task':
        changePhone({ task: message.task });
        return;
      case 'status':
        this.onStatus(message);
        return;
      case 'problem':
        this.onProblem(message.key, message.code, message.message);
        return;
      case 'other':
        return;
    }
  }

  private onStatus({ onDuty, status }: Extract<ServerMessage, { t: 'status' }>): void {
    const { standing } = phone.get();
    changePhone({ status, standing: standing && { ...standing, onDuty } });
  }

  /** A refusal for good leaves the outbox, or it would stand in the way for ever. */
  private onProblem(key: string | null, code: string, text: string): void {
    if (key === null || mayStillSucceed(code)) return;
    const item = phone.get().book.outbox.find((waiting) => waiting.key === key);
    if (!item) return;
    changeBook((now) => book.refused(now, key));
    if (worthSaying(item)) notify(code, text);
  }

  /** Everything that waits, in its order. */
  private carry(): void {
    const { outbox } = phone.get().book;
    if (this.isLive()) for (const item of outbox) if (!needsHttp(item)) this.once(item);
    if (this.isLive() || phone.get().link.kind === 'http') void this.post();
  }

  private once(item: Outgoing): void {
    if (!repeatIsDue(this.sent.get(item.key), Date.now())) return;
    this.sent.set(item.key, Date.now());
    this.write(wire(item));
  }

  /** One at a time, the first that must or may go by HTTP; the order of the outbox is kept. */
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
      changeBook((now) => book.refused(now, item.key));
      if (worthSaying(item)) notify(error.code, error.detail);
    }
  }

  private onClose(socket: Socket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.lost();
    this.tryLater();
  }

  private tryLater(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    const attempt = this.attempt++;
    this.retry = setTimeout(() => this.connect(), retryDelay(attempt, this.chance()));
    if (httpIsDue(attempt)) void this.byHttp();
  }

  /** Sockets do not come through, or nothing does; a plain request tells which. */
  private async byHttp(): Promise<void> {
    try {
      const alerts = await this.http.alerts();
      if (this.isLive() || this.stopped) return;
      changeBook((now, at) => book.listed(now, alerts, at, newKey));
      changePhone({ link: { kind: 'http', lostAt: null } });
      await this.post();
    } catch {
      if (!this.isLive()) this.lost('certainly');
    }
  }

  /** While answers go by HTTP a failed socket is no news. */
  private lost(how: 'socket' | 'certainly' = 'socket'): void {
    const { link } = phone.get();
    if (this.stopped || link.kind === 'lost' || (link.kind === 'http' && how === 'socket')) return;
    changePhone({ link: { kind: 'lost', lostAt: Date.now() } });
  }

  private lookAfter(): void {
    changeBook((now, at) => book.clockMoved(now, at));
    if (!this.socket) return;
    switch (lifeOf(this.heardAt, Date.now())) {
      case 'dead':
        this.drop();
        this.lost();
        this.tryLater();
        return;
      case 'ping':
        if (this.isLive()) this.write({ t: 'ping' });
        this.carry();
        return;
      case 'alive':
        this.carry();
    }
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.greeted = false;
    socket?.close();
  }

  private isLive(): boolean {
    return this.greeted && this.socket?.readyState === OPEN;
  }

  private write(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }
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
