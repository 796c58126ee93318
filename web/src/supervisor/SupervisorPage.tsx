import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api/problem';
import { goTo } from '../app/route';
import { say } from '../app/ui';
import { serverNow } from '../common/clock';
import { dateTime, timer } from '../common/format';
import { localDay } from '../desk/when';
import { messages, useT } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { PriorityShape } from '../theme/Shape';
import { Bars } from './Bars';
import * as calls from './calls';
import { GridMap } from './GridMap';
import { ReviewDialog } from './ReviewDialog';

const tabs = ['times', 'quality', 'satisfaction', 'coverage'] as const;
const DAY_MS = 86_400_000;
const CELLS_LISTED = 15;

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

function Times({ of }: { of: calls.ResponseTimes }) {
  const t = useT();
  const rows = of.byPriority.filter((row) => row.incidents > 0);
  if (rows.length === 0) return <p className="empty">{t.supervisor.nothing}</p>;
  const days = (pick: (day: calls.DayTimes) => number | null) =>
    of.byDay.map((day) => {
      const value = pick(day);
      return { name: day.day.slice(5), value: value ?? 0, words: value === null ? '–' : timer(value) };
    });
  return (
    <>
      <table className="times">
        <thead>
          <tr>
            <th scope="col">{t.supervisor.priority}</th>
            <th scope="col">{t.supervisor.incidents}</th>
            <th scope="col">{t.supervisor.nobodySent}</th>
            {calls.intervals.map((name) => (
              <th key={name} scope="col">
                {t.supervisor[name]} <span className="quiet">p50 / p90</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.priority}>
              <th scope="row">{row.priority === 0 ? t.supervisor.all : row.priority}</th>
              <td>{row.incidents}</td>
              <td>{row.nobodySent}</td>
              {calls.intervals.map((name) => (
                <IntervalCell key={name} of={row[name]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Bars title={t.supervisor.plot} bars={days((day) => day.responseP90)} />
      <Bars title={t.supervisor.plotDispatch} bars={days((day) => day.dispatchP90)} />
    </>
  );
}

function IntervalCell({ of }: { of: calls.Interval }) {
  const t = useT();
  if (of.p50 === null || of.p90 === null) return <td>–</td>;
  const missed = of.target !== null && of.p90 > of.target;
  return (
    <td>
      <strong className={missed ? 'late' : ''}>
        {timer(of.p50)} / {timer(of.p90)}
      </strong>
      {of.target !== null && (
        <p className="quiet">
          {missed ? `✗ ${t.supervisor.missed}` : `✓ ${t.supervisor.met}`} · {t.supervisor.target(timer(of.target))} ·{' '}
          {t.supervisor.within(of.within, of.count)}
        </p>
      )}
    </td>
  );
}

function Quality({ of, reload }: { of: calls.Sample; reload: () => Promise<void> }) {
  const t = useT();
  const nameOfType = useTypeName();
  const [open, setOpen] = useState<string | null>(null);
  const shut = (done: boolean) => {
    setOpen(null);
    if (!done) return;
    say('good', messages().supervisor.saved);
    void reload();
  };
  return (
    <>
      <p>{t.supervisor.sampleIntro}</p>
      <p>
        {t.supervisor.sampleCount(of.reviewed, of.calls.length)}
        {of.meanShare !== null && ` · ${t.supervisor.mean(`${Math.round(of.meanShare * 100)} %`)}`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.incident.opened}</th>
            <th scope="col">{t.incident.type}</th>
            <th scope="col">{t.incident.place}</th>
            <th scope="col">{t.supervisor.taker}</th>
            <th scope="col">{t.supervisor.points}</th>
            <th scope="col">{t.accounts.acts}</th>
          </tr>
        </thead>
        <tbody>
          {of.calls.map((call) => (
            <tr key={call.incident}>
              <td>{dateTime(call.openedAt)}</td>
              <td>
                <PriorityShape priority={call.priority} /> {nameOfType(call.typeCode)}
              </td>
              <td>{call.address}</td>
              <td>{call.takenBy}</td>
              <td>
                {call.points === null ? '–' : `${call.points} / ${call.mostPoints}`}{' '}
                <span className="quiet">{call.reviewedBy && t.supervisor.reviewedBy(call.reviewedBy)}</span>
              </td>
              <td className="acts">
                <button type="button" onClick={() => setOpen(call.incident)}>
                  {call.points === null ? t.supervisor.review : t.supervisor.reviewAgain}
                </button>
                <button type="button" onClick={() => goTo(`/playback/${call.incident}`)}>
                  {t.desk.playback}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <ReviewDialog incident={open} onClose={shut} />}
    </>
  );
}

function Satisfied({ of }: { of: calls.Satisfaction }) {
  const t = useT();
  return (
    <>
      <p className="big-figure">
        {of.satisfiedShare === null
          ? t.supervisor.noMarks
          : `${t.supervisor.satisfied}: ${(of.satisfiedShare * 100).toFixed(1)} %`}
      </p>
      <p>
        {t.supervisor.callBacksDone(of.done, of.planned)} · {t.supervisor.overdue(of.overdue)}
      </p>
      <Bars
        title={t.supervisor.callers}
        bars={of.byMark.map((n, i) => ({ name: `${i + 1}`, value: n, words: String(n) }))}
      />
    </>
  );
}

function Covered({ of }: { of: calls.Coverage }) {
  const t = useT();
  if (of.cells.length === 0) return <p className="empty">{t.supervisor.nothing}</p>;
  return (
    <>
      <p className="quiet">{t.supervisor.coverageHonest}</p>
      <Bars
        title={t.supervisor.byHour}
        nameEvery={2}
        bars={of.byHour.map((n, hour) => ({ name: t.supervisor.hour(hour), value: n, words: String(n) }))}
      />
      <div className="coverage">
        <GridMap cells={of.cells} />
        <table>
          <thead>
            <tr>
              <th scope="col">{t.supervisor.cell}</th>
              <th scope="col">{t.supervisor.incidents}</th>
              <th scope="col">{t.supervisor.busiest}</th>
              <th scope="col">{t.supervisor.available}</th>
            </tr>
          </thead>
          <tbody>
            {of.cells.slice(0, CELLS_LISTED).map((cell) => (
              <tr key={cell.cell}>
                <th scope="row">
                  <code>{cell.cell}</code>
                </th>
                <td>{cell.incidents}</td>
                <td>{cell.incidents === 0 ? '–' : t.supervisor.hour(cell.byHour.indexOf(Math.max(...cell.byHour)))}</td>
                <td className={cell.available === 0 && cell.incidents > 0 ? 'late' : ''}>
                  {cell.available === null
                    ? t.supervisor.unknown
                    : cell.available === 0
                      ? `0 · ${t.supervisor.gap}`
                      : cell.available}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
