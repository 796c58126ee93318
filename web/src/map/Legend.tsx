import { unitStatuses } from '../api/types';
import { useT } from '../i18n';
import { StatusShape } from '../theme/Shape';

export function Legend() {
  const t = useT();
  return (
    <details className="legend">
      <summary>{t.map.legend}</summary>
      <ul>
        {unitStatuses.map((status) => (
          <li key={status}>
            <StatusShape status={status} /> {t.unitStatus[status]}
          </li>
        ))}
      </ul>
      <p>{t.map.larger}</p>
      <p>
        <span className="pile-shape">96</span> {t.map.piles}
      </p>
      <p>{t.map.faded}</p>
    </details>
  );
}
