import { learnServerTime } from '../../src/common/clock';
import type { LatLon } from '../../src/common/geo';
import { changeBook, changePhone, newKey, notify, phone } from '../phone';
import * as book from '../protocol/book';
import { serverMessage } from '../protocol/decode';
import { httpIsDue, lifeOf, retryDelay } from '../protocol/pace';
import type { ServerMessage } from '../protocol/types';
import { Carrier } from './carrier';
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
  private readonly carrier: Carrier;
  private stopped = false;
  private unsubscribe: () => void = () => {};

  constructor(
    private readonly http: UnitHttp,
    private readonly open: () => Socket,
    private readonly chance: () => number = Math.random,
  ) {
    this.carrier = new Carrier(
      http,
      () => this.isLive(),
      (message) => this.write(message),
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
        this.carrier.startAnew();
        changePhone({ standing: message.standing, link: { kind: 'live', lostAt: null } });
        this.carrier.carry();
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
        this.carrier.refused(message.key, message.code, message.message);
        return;
      case 'other':
        return;
    }
  }

  private onStatus({ onDuty, status }: Extract<ServerMessage, { t: 'status' }>): void {
    const { standing } = phone.get();
    changePhone({ status, standing: standing && { ...standing, onDuty } });
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
    if (!this.socket) return;
    switch (lifeOf(this.heardAt, Date.now())) {
      case 'dead':
        this.drop();
        this.lost();
        this.tryLater();
        return;
      case 'ping':
        if (this.isLive()) this.write({ t: 'ping' });
        this.carrier.carry();
        return;
      case 'alive':
        this.carrier.carry();
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
