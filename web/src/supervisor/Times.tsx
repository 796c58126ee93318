import { timer } from '../common/format';
import { useT } from '../i18n';
import { Bars } from './Bars';
import * as calls from './calls';

/** Call → dispatch → arrival against the targets, by priority and by day. */
export function Times({ of }: { of: calls.ResponseTimes }) {
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
