import { useEffect, useRef, useState } from 'react';
import { serverNow, useServerSecond } from '../common/clock';
import { clockTime, count as readable } from '../common/format';
import { useStore } from '../common/store';
import { TryRobbery } from '../drill/DrillGuide';
import { useT } from '../i18n';
import { feed, health } from '../live/feed';
import { units } from '../live/units';
import { zoomedOut } from '../map/Viewport';
import { PanicBanner } from '../mobilisation/PanicBanner';

const GOOD_NEWS_MS = 6_000;

/** The state of the link in words, always in the same place: nothing stale may look fresh. */
export function FeedState() {
  const t = useT();
  const now = useStore(feed, (f) => f);
  const overview = useStore(zoomedOut, (z) => z);
  useServerSecond();
  const state = health(now, Date.now());
  return (
    <div className={`feed feed-${state}`}>
      <span className="feed-light" aria-hidden="true" />
      <span className="feed-word">
        {state === 'good' || state === 'overload' ? t.status.live : t.status.connecting}
      </span>
      {now.stats && (
        <>
          <span>{t.status.reports(readable(now.stats.reportsPerSecond))}</span>
          <span className="feed-more">{t.status.unitsSeen(readable(now.stats.unitsSeen))}</span>
          {!overview && <span className="feed-more">{t.status.inView(readable(units.count))}</span>}
        </>
      )}
      <time className="feed-clock" title={t.status.serverClock}>
        {clockTime(serverNow())}
      </time>
    </div>
  );
}

/** Everything that must not be overlooked, below the header. */
export function Banners() {
  const t = useT();
  const now = useStore(feed, (f) => f);
  useServerSecond();
  const state = health(now, Date.now());
  const back = useBackAgain(state === 'good' || state === 'overload', state === 'lost');
  return (
    <>
      <div role="alert" className="banners">
        <PanicBanner />
        {state === 'lost' && (
          <p className="banner bad">{t.status.lost(clockTime(now.lostAt ?? Date.now()), now.attempt + 1)}</p>
        )}
        {state === 'stale' && (
          <p className="banner bad">{t.status.stale(Math.round((Date.now() - (now.statsAt ?? Date.now())) / 1000))}</p>
        )}
        {state === 'overload' && <p className="banner warn">{t.status.overload(readable(now.droppedRecently))}</p>}
      </div>
      <div role="status" className="banners">
        {back && <p className="banner good">{t.status.back}</p>}
        {now.stats?.synthetic && (
          <p className="banner synthetic" title={t.status.syntheticWhy}>
            SYNTHETIC DATA · 合成数据
            <TryRobbery />
          </p>
        )}
      </div>
    </>
  );
}

function useBackAgain(good: boolean, lost: boolean): boolean {
  const wasLost = useRef(false);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (lost) wasLost.current = true;
    if (!good || !wasLost.current) return undefined;
    wasLost.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [good, lost]);
  return back && good;
}
