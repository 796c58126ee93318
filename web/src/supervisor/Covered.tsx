import { useState } from 'react';
import { useT } from '../i18n';
import { Bars } from './Bars';
import type * as calls from './calls';
import { GridMap } from './GridMap';
import { freeWords, lookAt, sharpest } from './hourOfDay';

const CELLS_LISTED = 15;
const HOURS = 24;

/** Where and when something happens against where and when units are free: by hour, and as a map of the hour that is chosen. */
export function Covered({ of }: { of: calls.Coverage }) {
  const t = useT();
  const [hour, setHour] = useState<number | null>(null);
  if (of.cells.length === 0) return <p className="empty">{t.supervisor.nothing}</p>;
  const looks = of.cells.map((cell) => lookAt(cell, hour));
  const when = hour === null ? t.supervisor.wholeDay : t.supervisor.hourSpan(hour);
  return (
    <>
      <p className="quiet">{t.supervisor.coverageHonest(of.recordedHours)}</p>
      <div className="two-plots">
        <Bars
          title={t.supervisor.byHour}
          nameEvery={2}
          bars={of.byHour.map((n, h) => ({ name: t.supervisor.hour(h), value: n, words: String(n) }))}
        />
        <Bars
          title={t.supervisor.freeByHour}
          nameEvery={2}
          bars={of.freeByHour.map((n, h) => ({ name: t.supervisor.hour(h), value: n ?? 0, words: freeWords(n, '–') }))}
        />
      </div>
      <label className="hour-choice">
        {t.supervisor.chooseHour} <strong>{when}</strong>
        <input
          type="range"
          min={-1}
          max={HOURS - 1}
          value={hour ?? -1}
          aria-valuetext={when}
          onChange={(e) => setHour(e.target.valueAsNumber < 0 ? null : e.target.valueAsNumber)}
        />
      </label>
      <div className="coverage">
        <GridMap cells={looks} title={t.supervisor.grid(when)} />
        <table>
          <caption>{t.supervisor.sharpest(when)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.supervisor.cell}</th>
              <th scope="col">{t.supervisor.incidents}</th>
              <th scope="col">{t.supervisor.freeMean}</th>
              <th scope="col">{t.supervisor.available}</th>
            </tr>
          </thead>
          <tbody>
            {sharpest(looks)
              .slice(0, CELLS_LISTED)
              .map((cell) => (
                <tr key={cell.cell}>
                  <th scope="row">
                    <code>{cell.cell}</code>
                  </th>
                  <td>{cell.incidents}</td>
                  <td className={cell.gap ? 'late' : ''}>
                    {freeWords(cell.free, t.supervisor.notRecorded)}
                    {cell.gap && ` · ${t.supervisor.gap}`}
                  </td>
                  <td>{cell.available ?? t.supervisor.unknown}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
