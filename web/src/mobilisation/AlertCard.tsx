import { goTo } from '../app/route';
import { useServerSecond } from '../common/clock';
import { clockTime, count as readable } from '../common/format';
import { useStore } from '../common/store';
import { language, useT, word } from '../i18n';
import { nextWave } from './actions';
import { Recipients } from './Recipients';
import { alertDialog } from './state';
import type { Alert, Funnel } from './types';

/** One alert: its words, how far it has come with everybody, its waves, and what may be done with it. */
export function AlertCard({ alert, mine, acts }: { alert: Alert; mine: boolean; acts: boolean }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const running = alert.standing === 'active';
  const waiting = alert.standing === 'awaitsRelease';
  useServerSecond();
  return (
    <article className={`alert-card alert-${alert.standing}`} aria-label={t.alerts.kinds[alert.kind]}>
      <header>
        <h3>{t.alerts.kinds[alert.kind]}</h3>
        {alert.drill && <span className="tag drill">{t.queue.drill}</span>}
        <strong>{t.alerts.standing[alert.standing]}</strong>
      </header>
      {alert.text && <p>{alert.text[code] || alert.text.zh || alert.text.en}</p>}
      <p className="quiet">
        {t.alerts.urgencies[alert.urgency]} · {t.alerts.expires(clockTime(alert.expiresAt))} ·{' '}
        {t.alerts.orderedBy(alert.orderedBy)}
        {alert.releasedBy && ` · ${t.alerts.releasedBy(alert.releasedBy)}`}
      </p>
      {waiting && (
        <div className="warning awaits" role="alert">
          <p>{mine ? t.alerts.awaitsYou : t.alerts.awaits(alert.orderedBy)}</p>
          {acts && !mine && (
            <button type="button" onClick={() => alertDialog.set({ kind: 'release', alert: alert.id })}>
              {t.alerts.release}
            </button>
          )}
        </div>
      )}
      {!waiting && <FunnelBars counts={alert.counts} />}
      {alert.posts.length > 0 && <Posts alert={alert} />}
      {alert.waves.length > 0 && <Waves alert={alert} />}
      {running && <Recipients alert={alert.id} />}
      {acts && (running || waiting) && (
        <div className="chips">
          {running && (
            <button type="button" onClick={() => void nextWave(alert.id)}>
              {t.alerts.nextWave}
            </button>
          )}
          <button type="button" onClick={() => alertDialog.set({ kind: 'standDown', alert: alert.id })}>
            {t.alerts.standDown}
          </button>
          <button
            type="button"
            className="danger"
            onClick={() => alertDialog.set({ kind: 'retract', alert: alert.id })}
          >
            {t.alerts.retract}
          </button>
        </div>
      )}
      {!waiting && (
        <p className="report-links">
          <button type="button" onClick={() => goTo(`/alert-report/${encodeURIComponent(alert.id)}`)}>
            {t.alerts.report}
          </button>
        </p>
      )}
      {alert.excluded.length > 0 && (
        <p className="quiet">
          {t.alerts.excludedTitle}:{' '}
          {alert.excluded.map((e) => `${readable(e.count)} ${word(t.exclusions, e.reason)}`).join(', ')}
        </p>
      )}
    </article>
  );
}

const way = ['eligible', 'queued', 'sent', 'delivered', 'seen', 'accepted', 'enRoute', 'atPost'] as const;
const aside = ['declined', 'unable', 'silent', 'released'] as const;

/** Each figure counts everybody who came at least so far: a bar can only be as long as the one above. */
function FunnelBars({ counts }: { counts: Funnel }) {
  const t = useT();
  const most = Math.max(1, counts.eligible, counts.queued);
  return (
    <table className="funnel">
      <caption className="sr-only">{t.alerts.funnel}</caption>
      <tbody>
        {way.map((step) => (
          <tr key={step}>
            <th scope="row">{t.alerts.steps[step]}</th>
            <td>
              <span className="bar" style={{ width: `${(counts[step] / most) * 100}%` }} />
            </td>
            <td>{readable(counts[step])}</td>
          </tr>
        ))}
        <tr className="aside">
          <td colSpan={3}>
            {aside.map((step) => (
              <span key={step} className={`aside-${step}`}>
                {t.alerts.steps[step]} <strong>{readable(counts[step])}</strong>
              </span>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Waves({ alert }: { alert: Alert }) {
  const t = useT();
  return (
    <details>
      <summary>
        {t.alerts.waves} ({alert.waves.length})
      </summary>
      <ol className="waves">
        {alert.waves.map((wave) => (
          <li key={wave.number}>
            {t.alerts.wave(wave.number, wave.size, clockTime(wave.at))} –{' '}
            {t.alerts.waveAnswers(wave.accepted, wave.declined, wave.silent)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Posts({ alert }: { alert: Alert }) {
  const t = useT();
  return (
    <details>
      <summary>
        {t.alerts.postsTitle} ({alert.posts.length})
      </summary>
      <ul className="waves">
        {alert.posts.map((post) => (
          <li key={post.node}>
            {post.place}: {t.alerts.postLine(post.accepted, post.need, post.atPost)}
          </li>
        ))}
      </ul>
    </details>
  );
}
