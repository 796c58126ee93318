import { learnServerTime } from '../../src/common/clock';
import { changeBook, changePhone, newKey, notify, phone } from '../phone';
import * as book from '../protocol/book';
import { serverMessage } from '../protocol/decode';
import { httpIsDue, lifeOf, retryDelay } from '../protocol/pace';
import type { ServerMessage } from '../protocol/types';
import { Carrier } from './carrier';
import type { Fix } from './fix';
import { hear } from './hear';
import type { UnitHttp } from './unitHttp';
import { type Socket, Wire } from './wire';

const LOOK_EVERY_MS = 2_000;

/**
 * The link to `/ws/unit`. It never gives up. What the person did waits in the outbox on disk; here it is only carried:
 * in order, again after a cut, and by HTTP where sockets do not come through.
 */
export class UnitLink {
  private greeted = false;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private look: ReturnType<typeof setInterval> | undefined;
  private readonly wire: Wire;
  private readonly carrier: Carrier;
  private stopped = false;
  private unsubscribe: () => void = () => {};

  constructor(
    private readonly http: UnitHttp,
    open: () => Socket,
    private readonly chance: () => number = Math.random,
  ) {
    this.wire = new Wire(
      open,
      (text) => this.onText(text),
      () => this.onGone(),
    );
    this.carrier = new Carrier(
      http,
      () => this.isLive(),
      (message) => this.wire.write(message),
    );
  }

  start(): void {
    this.unsubscribe = phone.subscribe(() => this.carrier.carry());
    this.look = setInterval(() => this.lookAfter(), LOOK_EVERY_MS);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.carrier.stop();
    this.unsubscribe();
    clearTimeout(this.retry);
    clearInterval(this.look);
    this.wire.drop();
  }

  /** The browser says that the network is gone: no need to wait for the silence to be noticed. */
  networkGone(): void {
    this.wire.drop();
    this.lost('certainly');
    this.tryLater();
  }

  /** Back in the light: try now rather than after the rest of the wait. */
  networkBack(): void {
    if (this.wire.exists) return;
    this.attempt = 0;
    clearTimeout(this.retry);
    this.connect();
  }

  /** Positions are disposable: what cannot go now is not kept. Answers whether it went. */
  fix(fix: Fix): boolean {
    if (this.isLive()) {
      this.wire.write({ t: 'fix', ...fix });
      return true;
    }
    if (phone.get().link.kind !== 'http') return false;
    void this.http.fix(fix).catch(() => {});
    return true;
  }

  occupied(occupied: boolean): void {
    if (this.isLive()) this.wire.write({ t: 'occupied', occupied });
  }

  private connect(): void {
    if (!this.stopped && this.wire.connect()) this.greeted = false;
  }

  private onText(text: string): void {
    try {
      this.take(serverMessage(JSON.parse(text)));
    } catch (error) {
      // One message that is not understood must not stop the next one from being heard.
      notify('not-understood', error instanceof Error ? error.message : String(error));
    }
  }

  private take(message: ServerMessage): void {
    if (message.t === 'hello') {
      learnServerTime(message.serverTime);
      this.greeted = true;
      this.attempt = 0;
      this.carrier.startAnew();
      changePhone({ standing: message.standing, link: { kind: 'live', lostAt: null } });
      this.carrier.carry();
    } else if (message.t === 'problem') this.carrier.refused(message.key, message.code, message.message);
    else hear(message);
  }

  private onGone(): void {
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
      this.carrier.carry();
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
    if (!this.wire.exists) return;
    const life = lifeOf(this.wire.heardAt, Date.now());
    if (life === 'dead') {
      this.wire.drop();
      this.onGone();
      return;
    }
    if (life === 'ping' && this.isLive()) this.wire.write({ t: 'ping' });
    this.carrier.carry();
  }

  private isLive(): boolean {
    return this.greeted && this.wire.isOpen;
  }
}
