import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { retryDelay } from '../driver/protocol/pace';
import { get } from '../src/api/http';
import * as read from '../src/api/read';
import { learnServerTime } from '../src/common/clock';
import { createStore } from '../src/common/store';
import { type Line, script } from './script';

export interface Desk {
  readonly lines: readonly Line[] | null;
  readonly link: 'connecting' | 'live' | 'lost';
  /** When the script was read, by this machine's clock. */
  readonly readAt: number | null;
}

export const desk = createStore<Desk>({ lines: null, link: 'connecting', readAt: null });

const AT_LEAST_EVERY_MS = 15_000;
const TOGETHER_MS = 150;

/** Follows the script: reads it at each word of the hub, after each cut, and now and then in any case. Answers how to end. */
export function followScript(): () => void {
  let stopped = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    try {
      const lines = script(await get('/radio'));
      desk.update((now) => ({ ...now, lines, readAt: Date.now() }));
    } catch {
      if (!stopped) desk.update((now) => ({ ...now, link: 'lost' }));
    }
  };
  // Five changes a second of one alert are one reading.
  const loadSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void load(), TOGETHER_MS);
  };
  const hub = new HubConnectionBuilder()
    .withUrl('/hub/centre')
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: ({ previousRetryCount }) => retryDelay(previousRetryCount, Math.random()),
    })
    .configureLogging(LogLevel.None)
    .build();
  hub.serverTimeoutInMilliseconds = 10_000;
  hub.keepAliveIntervalInMilliseconds = 4_000;
  hub.on('Alert', loadSoon);
  hub.on('Stats', (raw: unknown) => learnServerTime(read.instant(read.object(raw, 'stats'), 'serverTime')));
  for (const other of ['Cell', 'Overview', 'Incidents', 'Incident', 'Cordon', 'Sighting', 'Panic'])
    hub.on(other, () => {});
  const live = () => {
    desk.update((now) => ({ ...now, link: 'live' }));
    void load();
  };
  const lost = () => desk.update((now) => ({ ...now, link: 'lost' }));
  hub.onreconnecting(lost);
  hub.onreconnected(live);
  const start = async () => {
    for (let attempt = 0; !stopped; attempt++) {
      try {
        await hub.start();
        return live();
      } catch {
        lost();
        await new Promise((done) => setTimeout(done, retryDelay(attempt, Math.random())));
      }
    }
  };
  hub.onclose(() => {
    if (stopped) return;
    lost();
    void start();
  });
  // The script is there before the live link is.
  void load();
  void start();
  const timer = setInterval(() => void load(), AT_LEAST_EVERY_MS);
  return () => {
    stopped = true;
    clearInterval(timer);
    clearTimeout(soon);
    void hub.stop();
  };
}
