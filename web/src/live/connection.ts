import { type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import * as decode from '../api/decode';
import * as read from '../api/read';
import { learnServerTime, serverNow } from '../common/clock';
import { cordon } from '../cordon/decode';
import { learnCordon } from '../cordon/state';
import { incidentChanged, incidentsSnapshot } from '../incidents/queue';
import * as alerts from '../mobilisation/decode';
import { learnAlert, learnPanic, learnSighting } from '../mobilisation/state';
import { dropWindow, feed } from './feed';
import * as frames from './frame';
import { overviewCounts } from './overview';
import { units } from './units';

const RETRY_MS = [0, 500, 1_000, 2_000, 3_000];
const RESNAPSHOT_MS = 2_000;

/**
 * The live link to `/hub/centre`. It never gives up: after a cut it connects again, asks for the same cells, and the
 * server's snapshots bring everything up to date.
 */
class CentreLink {
  private readonly hub: HubConnection;
  private wanted: readonly string[] = [];
  private overviewOn = false;
  private readonly recentDrops = dropWindow();
  private lastResnapshot = 0;
  private stopped = false;

  constructor() {
    this.hub = new HubConnectionBuilder()
      .withUrl('/hub/centre')
      .withAutomaticReconnect({
        nextRetryDelayInMilliseconds: ({ previousRetryCount }) => {
          feed.update((now) => ({ ...now, attempt: previousRetryCount + 1 }));
          return retryDelay(previousRetryCount);
        },
      })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.serverTimeoutInMilliseconds = 10_000;
    this.hub.keepAliveIntervalInMilliseconds = 4_000;
    this.hub.on('Cell', (raw: unknown) => this.onCell(raw));
    this.hub.on('Overview', (raw: unknown) => overviewCounts.set(frames.overview(raw)));
    this.hub.on('Incidents', (raw: unknown) => incidentsSnapshot(read.list(raw, 'incidents', decode.incidentSummary)));
    this.hub.on('Incident', (raw: unknown) => incidentChanged(decode.incidentSummary(raw)));
    this.hub.on('Cordon', (raw: unknown) => learnCordon(cordon(raw)));
    this.hub.on('Alert', (raw: unknown) => learnAlert(alerts.alert(raw)));
    this.hub.on('Sighting', (raw: unknown) => learnSighting(alerts.sighting(raw)));
    this.hub.on('Panic', (raw: unknown) => learnPanic(alerts.panic(raw)));
    this.hub.on('Stats', (raw: unknown) => this.onStats(raw));
    this.hub.onreconnecting(() => lost());
    this.hub.onreconnected(() => this.onLive());
    this.hub.onclose(() => {
      if (this.stopped) return;
      lost();
      void this.start();
    });
  }

  async start(): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt++) {
      try {
        await this.hub.start();
        this.onLive();
        return;
      } catch {
        lost();
        feed.update((now) => ({ ...now, attempt: attempt + 1 }));
        await new Promise((done) => setTimeout(done, retryDelay(attempt + 1)));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.hub.stop();
  }

  setView(cells: readonly string[]): void {
    if (same(cells, this.wanted)) return;
    this.wanted = cells;
    units.setView(cells);
    this.send('SetView', cells);
  }

  setOverview(on: boolean): void {
    if (on === this.overviewOn) return;
    this.overviewOn = on;
    if (!on) overviewCounts.set([]);
    this.send('SetOverview', on);
  }

  private onLive(): void {
    feed.update((now) => ({ ...now, link: 'live', lostAt: null, attempt: 0 }));
    this.send('SetView', this.wanted);
    this.send('SetOverview', this.overviewOn);
  }

  private onCell(raw: unknown): void {
    const frame = frames.cellFrame(raw);
    if (units.apply(frame, serverNow()) === 'gap') this.askAgain();
  }

  /** The server repairs gaps by itself; should it not, asking for the cells anew brings snapshots. */
  private askAgain(): void {
    const now = Date.now();
    if (now - this.lastResnapshot < RESNAPSHOT_MS) return;
    this.lastResnapshot = now;
    this.send('SetView', []);
    this.send('SetView', this.wanted);
  }

  private onStats(raw: unknown): void {
    const stats = frames.stats(raw);
    const at = Date.now();
    learnServerTime(stats.serverTime, at);
    feed.update((now) => ({ ...now, stats, statsAt: at, droppedRecently: this.recentDrops(stats.dropped, at) }));
  }

  private send(method: string, argument: unknown): void {
    if (this.hub.state !== HubConnectionState.Connected) return;
    // A failed send means a cut link; the reconnect sends the wish again.
    this.hub.send(method, argument).catch(lost);
  }
}

function lost(): void {
  feed.update((now) => ({ ...now, link: 'lost', lostAt: now.lostAt ?? Date.now() }));
}

/** Spread, so that a restarted server is not met by every console in the same instant. */
function retryDelay(attempt: number): number {
  const base = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 3_000;
  return base * (0.75 + Math.random() * 0.5);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell === b[i]);
}

let link: CentreLink | null = null;

export function connect(): void {
  if (link) return;
  link = new CentreLink();
  void link.start();
}

export async function disconnect(): Promise<void> {
  const old = link;
  link = null;
  feed.update((now) => ({ ...now, link: 'connecting', lostAt: null, stats: null, statsAt: null }));
  await old?.stop();
}

export function setView(cells: readonly string[]): void {
  link?.setView(cells);
}

export function setOverview(on: boolean): void {
  link?.setOverview(on);
}
