import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api/problem';
import { say } from '../app/ui';
import { serverNow } from '../common/clock';
import { localDay } from '../desk/when';
import { messages, useT } from '../i18n';
import { Covered } from './Covered';
import * as calls from './calls';
import { Quality } from './Quality';
import { Satisfied } from './Satisfied';
import { Times } from './Times';

const tabs = ['times', 'quality', 'satisfaction', 'coverage'] as const;
const DAY_MS = 86_400_000;

interface Shown {
  readonly times: calls.ResponseTimes;
  readonly quality: calls.Sample;
  readonly satisfaction: calls.Satisfaction;
  readonly coverage: calls.Coverage;
}

/** How well the centre serves, for the commander and the auditor. */
export function SupervisorPage() {
  const t = useT();
  const [tab, setTab] = useState<(typeof tabs)[number]>('times');
  const [span, setSpan] = useState<calls.Span>(() => ({
    from: localDay(serverNow() - 6 * DAY_MS),
    to: localDay(serverNow()),
  }));
  const [shown, setShown] = useState<Partial<Shown>>({});
  const load = useCallback(async () => {
    try {
      const ask = {
        times: calls.responseTimes,
        quality: calls.sample,
        satisfaction: calls.satisfaction,
        coverage: calls.coverage,
      };
      const answer = await ask[tab](span);
      setShown((now) => ({ ...now, [tab]: answer }));
    } catch (error) {
      say('bad', sentence(error, messages()), () => void load());
    }
  }, [tab, span]);
  useEffect(() => void load(), [load]);

  return (
    <main className="desk-page supervisor">
      <header className="desk-head">
        <h2>{t.supervisor.title}</h2>
        <div role="tablist" aria-label={t.supervisor.title}>
          {tabs.map((one) => (
            <button key={one} type="button" role="tab" aria-selected={one === tab} onClick={() => setTab(one)}>
              {t.supervisor.tabs[one]}
            </button>
          ))}
        </div>
        <span className="spacer" />
        <label className="day">
          {t.supervisor.from}
          <input
            type="date"
            value={span.from}
            onChange={(e) => e.target.value && setSpan({ ...span, from: e.target.value })}
          />
        </label>
        <label className="day">
          {t.supervisor.to}
          <input
            type="date"
            value={span.to}
            onChange={(e) => e.target.value && setSpan({ ...span, to: e.target.value })}
          />
        </label>
      </header>
      <p className="quiet">{t.supervisor.closedOnly}</p>
      {tab === 'times' && shown.times && <Times of={shown.times} />}
      {tab === 'quality' && shown.quality && <Quality of={shown.quality} reload={load} />}
      {tab === 'satisfaction' && shown.satisfaction && <Satisfied of={shown.satisfaction} />}
      {tab === 'coverage' && shown.coverage && <Covered of={shown.coverage} />}
    </main>
  );
}
