import { selectIncident, selectUnit, ui } from '../app/ui';
import { useServerSecond } from '../common/clock';
import { timer } from '../common/format';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { queue } from '../incidents/queue';
import type { UnitRow } from '../live/unitColumns';
import { units } from '../live/units';
import { StatusShape } from '../theme/Shape';
import { hovered } from './Pointer';

/** What is known of the unit under the pointer, else of the selected one. */
export function UnitCard() {
  const over = useStore(hovered, (h) => h?.id ?? null);
  const selected = useStore(ui, (u) => u.unit);
  useServerSecond();
  const row = units.find(over ?? selected ?? '');
  return row && <Card row={row} chosen={row.id === selected} />;
}

function Card({ row, chosen }: { row: UnitRow; chosen: boolean }) {
  const t = useT();
  const now = useServerSecond();
  const following = useStore(ui, (u) => u.following);
  const incident = useStore(queue, (q) => (row.incident ? q.byId.get(row.incident) : undefined));
  const nameOfType = useTypeName();
  const age = now - row.fixAt / 1000;
  return (
    <div className="unit-card">
      <h3>
        <StatusShape status={row.onDuty ? row.status : 'outOfService'} /> {row.callSign}
        {row.synthetic && <span className="tag">{t.units.synthetic}</span>}
      </h3>
      <p>
        {t.kinds[row.kind]} · {row.onDuty ? t.unitStatus[row.status] : t.units.offDuty}
        {row.occupied !== null && ` · ${row.occupied ? t.units.occupied : t.units.free}`}
        {row.speed !== null && ` · ${t.units.speed(String(Math.round(row.speed * 3.6)))}`}
      </p>
      <p className={age > 60 ? 'old' : ''}>
        {t.units.age} {t.units.ageOf(timer(age))}
      </p>
      {row.coarse && <p className="quiet">{t.units.coarse}</p>}
      {row.incident && (
        <button type="button" className="plain" onClick={() => selectIncident(row.incident)}>
          {t.units.onIncident}: {incident ? nameOfType(incident.typeCode) : row.incident}
        </button>
      )}
      {chosen && (
        <button type="button" onClick={() => selectUnit(row.id, !following)}>
          {following ? t.units.unfollow : t.units.follow}
        </button>
      )}
    </div>
  );
}
