import type { Incident, IncidentLog, Session } from '../api/types';
import { serverNow } from '../common/clock';
import { coordinates, dateTime, timer } from '../common/format';
import { useT, word } from '../i18n';
import { useDispositionName, useTypeName } from '../incidents/catalogue';
import { logWords } from '../incidents/logWords';
import { useNames } from '../incidents/useNames';
import { useRecord } from './useRecord';

/** The printable record: what stands up afterwards. */
export function ReportPage({ id, who }: { id: string; who: Session }) {
  const t = useT();
  const record = useRecord(id);
  if (record === null) return <main className="desk-page">{t.incident.loading}</main>;
  if (typeof record === 'string')
    return (
      <main className="desk-page">
        <p role="alert">{record}</p>
      </main>
    );
  return <Report incident={record.incident} log={record.log} who={who} />;
}

/** Seconds between two moments; null when one of them never came. */
const between = (from: number | null, to: number | null) => (from === null || to === null ? null : (to - from) / 1000);

function Report({ incident, log, who }: { incident: Incident; log: IncidentLog; who: Session }) {
  const t = useT();
  const nameOfType = useTypeName();
  const nameOfDisposition = useDispositionName();
  const first = (pick: (a: Incident['assignments'][number]) => number | null, best = Math.min) => {
    const times = incident.assignments.map(pick).filter((at) => at !== null);
    return times.length === 0 ? null : best(...times);
  };
  const sent = first((a) => a.dispatchedAt);
  const there = first((a) => a.onSceneAt);
  const gone = first((a) => (a.onSceneAt === null ? null : a.endedAt), Math.max);
  const spans: [string, number | null][] = [
    [t.report.toDispatch, between(incident.openedAt, sent)],
    [t.report.toArrival, between(sent, there)],
    [t.report.response, between(incident.openedAt, there)],
    [t.report.onScene, between(there, gone)],
  ];
  const names = useNames(incident);
  const callers = [incident.caller, ...incident.desk.callers].map((one) =>
    [one?.name, one?.number].filter(Boolean).join(' · '),
  );
  return (
    <main className="desk-page report">
      <header className="desk-head">
        <h2>{t.report.title(incident.id)}</h2>
        <span className="spacer" />
        <button type="button" className="primary no-print" onClick={() => window.print()}>
          {t.report.print}
        </button>
      </header>
      <p className={log.verified ? 'chain' : 'chain broken'}>
        {log.verified ? t.report.verified : t.report.broken(log.brokenAt ?? 1)}
      </p>
      <p className="quiet">
        {t.report.made(dateTime(serverNow()), who.displayName)} {log.masked && t.report.masked}
      </p>
      <section>
        <h3>{t.report.facts}</h3>
        <dl>
          <dt>{t.incident.type}</dt>
          <dd>
            {nameOfType(incident.typeCode)} · {t.incident.priority} {incident.priority}{' '}
            {incident.drill && t.queue.drill}
          </dd>
          <dt>{t.incident.place}</dt>
          <dd>
            {incident.location.address} ({coordinates(incident.location.lat, incident.location.lon)})
          </dd>
          <dt>{t.desk.callers}</dt>
          <dd>{callers.map((one) => one || t.incident.callerUnknown).join('; ')}</dd>
          <dt>{t.incident.opened}</dt>
          <dd>
            {dateTime(incident.openedAt)} {t.incident.by(incident.openedBy)}
          </dd>
          <dt>{t.incident.description}</dt>
          <dd>{incident.description || '–'}</dd>
          <dt>{t.report.closing}</dt>
          <dd>
            {incident.closedAt === null
              ? `${t.report.notClosed} (${t.incidentStatus[incident.status]})`
              : `${dateTime(incident.closedAt)} · ${nameOfDisposition(incident.disposition ?? '')}`}
          </dd>
        </dl>
      </section>
      <section>
        <h3>{t.report.intervals}</h3>
        <dl>
          {spans.map(([name, seconds]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{seconds === null ? '–' : timer(seconds)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Units incident={incident} />
      <section>
        <h3>{t.report.log}</h3>
        <table>
          <tbody>
            {log.entries.map((entry) => (
              <tr key={entry.sequence}>
                <td>{entry.sequence}</td>
                <td>{dateTime(entry.at)}</td>
                <td>
                  {entry.by} · {word(t.roles, entry.role)}
                </td>
                <td>
                  <strong>{word({ ...t.logKinds, ...t.desk.logKinds }, entry.kind)}</strong> {logWords(entry, names)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  );
}

function Units({ incident }: { incident: Incident }) {
  const t = useT();
  const at = (ms: number | null) => (ms === null ? '–' : dateTime(ms).slice(5));
  return (
    <section>
      <h3>{t.report.units}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.units.callSign}</th>
            <th scope="col">{t.steps.dispatched}</th>
            <th scope="col">{t.steps.acknowledged}</th>
            <th scope="col">{t.steps.enRoute}</th>
            <th scope="col">{t.steps.onScene}</th>
            <th scope="col">{t.steps.cleared}</th>
          </tr>
        </thead>
        <tbody>
          {incident.assignments.map((a) => (
            <tr key={`${a.unit} ${a.dispatchedAt}`}>
              <td>{a.callSign}</td>
              <td>{at(a.dispatchedAt)}</td>
              <td>{at(a.acknowledgedAt)}</td>
              <td>{at(a.enRouteAt)}</td>
              <td>{at(a.onSceneAt)}</td>
              <td>
                {at(a.endedAt)} {a.step !== 'cleared' && a.endedAt !== null && t.steps[a.step]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
