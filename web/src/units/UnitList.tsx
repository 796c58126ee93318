import { useState } from 'react';
import { unitKinds, unitStatuses } from '../api/types';
import { selectUnit, ui } from '../app/ui';
import { useServerSecond } from '../common/clock';
import { distance, count as readable, timer } from '../common/format';
import { type LatLon, metresBetween } from '../common/geo';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { send } from '../incidents/actions';
import { queue } from '../incidents/queue';
import type { UnitRow } from '../live/unitColumns';
import { units } from '../live/units';
import { theMap } from '../map/theMap';
import { zoomedOut } from '../map/Viewport';
import { mayDispatch, session } from '../session/session';
import { StatusShape } from '../theme/Shape';
import { findUnit } from './find';
import { isCivilian } from './kinds';
import { listUnits, type UnitFilter } from './list';

const SHOWN = 100;

/** The units in view, once a second: the list is for reading, the map for seeing. */
export function UnitList() {
  const t = useT();
  useServerSecond();
  const [filter, setFilter] = useState<UnitFilter>({ text: '', kind: null, status: null, onDutyOnly: true });
  const incident = useStore(ui, (u) => u.incident);
  const near = useStore(queue, (q) => (incident === null ? undefined : q.byId.get(incident)?.at));
  const overview = useStore(zoomedOut, (z) => z);
  const { rows, fitting } = listUnits(units, filter, near ?? null, SHOWN);
  const change = (part: Partial<UnitFilter>) => setFilter({ ...filter, ...part });

  return (
    <section className="units" aria-label={t.units.title}>
      <form
        className="units-filter"
        onSubmit={(event) => {
          event.preventDefault();
          if (filter.text.trim() !== '') void findUnit(filter.text);
        }}
      >
        <h2>{t.units.title}</h2>
        <input
          type="search"
          aria-label={t.units.filter}
          placeholder={t.units.filter}
          value={filter.text}
          onChange={(e) => change({ text: e.target.value })}
        />
        <select
          aria-label={t.units.kind}
          value={filter.kind ?? ''}
          onChange={(e) => change({ kind: unitKinds.find((k) => k === e.target.value) ?? null })}
        >
          <option value="">{t.units.allKinds}</option>
          {unitKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t.kinds[kind]}
            </option>
          ))}
        </select>
        <select
          aria-label={t.units.status}
          value={filter.status ?? ''}
          onChange={(e) => change({ status: unitStatuses.find((s) => s === e.target.value) ?? null })}
        >
          <option value="">{t.units.allStatuses}</option>
          {unitStatuses.map((status) => (
            <option key={status} value={status}>
              {t.unitStatus[status]}
            </option>
          ))}
        </select>
        <label className="check">
          <input
            type="checkbox"
            checked={filter.onDutyOnly}
            onChange={(e) => change({ onDutyOnly: e.target.checked })}
          />
          {t.units.onDutyOnly}
        </label>
        <span className="quiet">
          {t.units.shown(readable(Math.min(fitting, SHOWN)), readable(fitting))}
          {near && ` · ${t.units.near}`}
        </span>
      </form>
      {rows.length === 0 ? (
        <p className="empty">{overview ? t.units.overview : t.units.none}</p>
      ) : (
        <UnitRows rows={rows} near={near ?? null} incident={incident} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly UnitRow[];
  readonly near: LatLon | null;
  readonly incident: string | null;
}

function UnitRows({ rows, near, incident }: RowsProps) {
  const t = useT();
  const second = useServerSecond();
  const selected = useStore(ui, (u) => u.unit);
  const acts = useStore(session, (s) => s.kind === 'in' && mayDispatch(s.who));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div className="units-scroll" tabIndex={0} role="group" aria-label={t.units.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.units.status}</th>
            <th scope="col">{t.units.callSign}</th>
            <th scope="col">{t.units.kind}</th>
            <th scope="col">{t.units.age}</th>
            <th scope="col">{near ? t.units.distance : ''}</th>
            <th scope="col">
              <span className="sr-only">{t.units.send}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.id === selected ? 'selected' : ''}>
              <td>
                <StatusShape status={row.onDuty ? row.status : 'outOfService'} />{' '}
                {row.onDuty ? t.unitStatus[row.status] : t.units.offDuty}
                {row.occupied && ` · ${t.units.occupied}`}
              </td>
              <td>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    selectUnit(row.id);
                    theMap()?.flyTo(row.lat, row.lon);
                  }}
                >
                  {row.callSign}
                </button>
              </td>
              <td>{t.kinds[row.kind]}</td>
              <td className={second - row.fixAt / 1000 > 60 ? 'old' : ''}>
                {t.units.ageOf(timer(second - row.fixAt / 1000))}
              </td>
              <td>{near && distance(metresBetween(near, row))}</td>
              <td>
                {incident && acts && row.onDuty && row.status === 'available' && !isCivilian(row.kind) && (
                  <button type="button" onClick={() => void send(incident, [row.id])}>
                    {t.units.send}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
