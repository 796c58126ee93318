import { show } from '../app/ui';
import { useStore } from '../common/store';
import { cordons } from '../cordon/state';
import { useT } from '../i18n';
import { feed } from '../live/feed';
import { theMap } from '../map/theMap';
import { alerts, alertsOn } from '../mobilisation/state';
import { mayDispatch, session } from '../session/session';
import { robbery, tryRobbery } from './robbery';
import { doneOf } from './steps';

/** Only where everything is invented anyway, and where there is a map; the bar around it is drawn every second. */
export function TryRobbery() {
  const t = useT();
  const offered = useStore(feed, (f) => f.stats?.synthetic === true);
  const acts = useStore(session, (s) => s.kind === 'in' && mayDispatch(s.who));
  const running = useStore(robbery, (r) => r);
  if (!offered || !acts || running !== null || theMap() === null) return null;
  return (
    <button type="button" className="try-robbery" title={t.drill.why} onClick={() => void tryRobbery()}>
      ▶ {t.drill.start}
    </button>
  );
}

/** The one thing to do next, ticked off as it happens; small, because the map is what is to be looked at. */
export function DrillGuide() {
  const t = useT();
  const incident = useStore(robbery, (r) => r);
  const cordon = useStore(cordons, (all) => (incident === null ? null : (all.get(incident) ?? null)));
  const standings = useStore(alerts, (all) =>
    incident === null
      ? ''
      : alertsOn(all, incident)
          .map((alert) => alert.standing)
          .join(),
  );
  const commands = useStore(session, (s) => s.kind === 'in' && s.who.role === 'commander');
  if (incident === null) return null;
  const awaits = standings === 'awaitsRelease';
  const done = doneOf(cordon, standings !== '' && !awaits);
  const next = done.indexOf(false);
  return (
    <aside className="drill-guide" aria-label={t.drill.title}>
      <header>
        <span className="tag drill">{t.queue.drill}</span>
        <h2>{t.drill.title}</h2>
        <button type="button" className="plain" aria-label={t.drill.shut} onClick={() => robbery.set(null)}>
          ✕
        </button>
      </header>
      <ol aria-label={t.drill.progress(done.filter(Boolean).length, done.length)}>
        {t.drill.steps.map((words, step) => (
          <li key={words} className={done[step] ? 'done' : step === next ? 'next' : ''} title={words} />
        ))}
      </ol>
      <p role="status">{next < 0 ? t.drill.over : t.drill.steps[next]}</p>
      {awaits && <p className="warning">{t.drill.awaits}</p>}
      {!commands && next === 1 && <p className="warning">{t.drill.commander}</p>}
      {next === 3 && (
        <button type="button" onClick={() => show({ sheet: 'alerts' })}>
          {t.drill.toAlerts} <kbd>B</kbd>
        </button>
      )}
    </aside>
  );
}
