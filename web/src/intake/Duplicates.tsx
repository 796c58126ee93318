import type { IncidentSummary } from '../api/types';
import { useServerSecond } from '../common/clock';
import { distance } from '../common/format';
import type { LatLon } from '../common/geo';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { catalogue, useTypeName } from '../incidents/catalogue';
import { queue } from '../incidents/queue';
import { PriorityShape } from '../theme/Shape';
import { possibleDuplicates } from './duplicates';

interface DuplicatesProps {
  readonly place: LatLon;
  readonly typeCode: string | null;
  readonly busy: boolean;
  readonly onAdd: (incident: IncidentSummary) => void;
}

const SHOWN = 3;

/** Shown while typing, so that the second caller of one event is added to it and not lost. */
export function Duplicates({ place, typeCode, busy, onAdd }: DuplicatesProps) {
  const t = useT();
  const open = useStore(queue, (q) => q.order);
  const types = useStore(catalogue, (c) => c.byCode);
  const nameOfType = useTypeName();
  const second = useServerSecond();
  const found = possibleDuplicates(place, typeCode, open, types, second * 1000).slice(0, SHOWN);
  return (
    <section className="duplicates" aria-live="polite" hidden={found.length === 0}>
      <h3>{t.intake.duplicates}</h3>
      <ul>
        {found.map(({ incident, metres, minutes }) => (
          <li key={incident.id}>
            <PriorityShape priority={incident.priority} />
            <span>
              <strong>{nameOfType(incident.typeCode)}</strong> {incident.address}
              <br />
              {t.intake.duplicate(distance(metres), t.minutes(Math.floor(minutes)))}
            </span>
            <button type="button" disabled={busy} onClick={() => onAdd(incident)}>
              {t.intake.addToIt}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
