import { type FormEvent, useState } from 'react';
import { sentence } from '../api/problem';
import { dateTime, timer } from '../common/format';
import { messages, useT, word } from '../i18n';
import { type Look, Missing, People, Posts, Waves } from './AfterActionTables';
import { afterAction, csvOf, type PersonPage, people } from './afterAction';
import { ladderSteps } from './types';

/** The record of one alert. What each person did is shown only for a purpose, which stands in the case's log from then on. */
export function AfterActionPage({ alert }: { alert: string }) {
  const t = useT();
  const [purpose, setPurpose] = useState('');
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<string | null>(null);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const [report, first] = [await afterAction(alert, purpose.trim()), await people(alert, purpose.trim(), null)];
      setLook({ purpose: purpose.trim(), report, people: first });
      setError(null);
    } catch (fault) {
      setError(sentence(fault, messages()));
    }
  };
  if (look) return <Report look={look} onMore={(more) => setLook({ ...look, people: more })} />;
  return (
    <main className="desk-page report">
      <h2>{t.afterAction.title}</h2>
      <form className="look" onSubmit={(event) => void open(event)}>
        <p>{t.afterAction.why}</p>
        <label>
          {t.afterAction.purpose}
          <input autoFocus required maxLength={500} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
        </label>
        {error && <p role="alert">{error}</p>}
        <button type="submit" className="primary" disabled={purpose.trim() === ''}>
          {t.afterAction.show}
        </button>
      </form>
    </main>
  );
}

function Report({ look, onMore }: { look: Look; onMore: (more: PersonPage) => void }) {
  const t = useT();
  const { report, purpose } = look;
  const { counts } = report;
  return (
    <main className="desk-page report after-action">
      <header className="desk-head">
        <h2>
          {t.afterAction.title}: {t.alerts.kinds[report.kind]}
        </h2>
        {report.drill && <span className="tag drill">{t.queue.drill}</span>}
        <span className="spacer" />
        <a className="no-print" href={csvOf(report.alert, purpose)} download={`alert-${report.alert}.csv`}>
          {t.alerts.csv}
        </a>
        <button type="button" className="primary no-print" onClick={() => window.print()}>
          {t.report.print}
        </button>
      </header>
      <p className="quiet">
        {report.incident} · {t.alerts.standing[report.standing]} · {t.alerts.orderedBy(report.orderedBy)}
        {report.releasedBy && ` · ${t.alerts.releasedBy(report.releasedBy)}`} · {dateTime(report.orderedAt)} –{' '}
        {report.endedAt === null ? t.afterAction.running : dateTime(report.endedAt)}
        {report.endReason && ` · ${report.endReason}`}
      </p>
      <p className="quiet">{t.afterAction.lookedFor(purpose)}</p>
      <dl className="after-figures">
        {([...ladderSteps, 'silent'] as const).map((step) => (
          <div key={step}>
            <dt>{t.alerts.steps[step]}</dt>
            <dd>{counts[step]}</dd>
          </div>
        ))}
        <div>
          <dt>{t.afterAction.closed}</dt>
          <dd>{report.closed === null ? '–' : timer(report.closed)}</dd>
        </div>
      </dl>
      <Waves report={report} />
      {report.posts.length > 0 && <Posts report={report} />}
      <Missing title={t.afterAction.neverReached} units={report.neverReached} />
      <Missing title={t.afterAction.endNotConfirmed} units={report.endNotConfirmed} />
      <People look={look} onMore={onMore} />
      <section>
        <h3>{t.afterAction.timeline}</h3>
        <table>
          <tbody>
            {report.timeline.map((line) => (
              <tr key={`${line.at} ${line.what} ${line.detail}`}>
                <td>{dateTime(line.at)}</td>
                <td>{word(t.afterAction.lines, line.what)}</td>
                <td>{line.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  );
}
