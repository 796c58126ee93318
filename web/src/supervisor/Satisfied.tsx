import { useT } from '../i18n';
import { Bars } from './Bars';
import type * as calls from './calls';

/** What callers said when they were called back. */
export function Satisfied({ of }: { of: calls.Satisfaction }) {
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
