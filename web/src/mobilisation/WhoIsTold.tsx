import { type Incident, unitKinds } from '../api/types';
import { distance } from '../common/format';
import { MapButton } from '../cordon/MapButton';
import { useT } from '../i18n';
import { type AlertDraft, changeAlert } from './draft';
import { alertKinds } from './types';

const NEAREST_M = 500;
const FARTHEST_M = 20_000;

/** The audience of an alert: kind of call, area, kinds of units. */
export function WhoIsTold({ incident, draft }: { incident: Incident; draft: AlertDraft }) {
  const t = useT();
  const change = (next: Partial<AlertDraft>) => changeAlert(incident.id, next);
  return (
    <>
      <div className="pair">
        <label>
          {t.alerts.kind}
          <select autoFocus value={draft.kind} onChange={(e) => change({ kind: e.target.value as AlertDraft['kind'] })}>
            {alertKinds
              .filter((kind) => kind !== 'posts')
              .map((kind) => (
                <option key={kind} value={kind}>
                  {t.alerts.kinds[kind]}
                </option>
              ))}
          </select>
        </label>
        <label>
          {t.alerts.area}
          <select value={draft.area} onChange={(e) => change({ area: e.target.value as AlertDraft['area'] })}>
            {(['radius', 'beat', 'city'] as const).map((area) => (
              <option key={area} value={area}>
                {t.alerts.areas[area]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {draft.area === 'radius' && (
        <>
          <label className="slider">
            <span>
              {t.alerts.radius}: <strong>{distance(draft.radius)}</strong>
            </span>
            <input
              type="range"
              min={NEAREST_M}
              max={FARTHEST_M}
              step={500}
              value={draft.radius}
              aria-valuetext={distance(draft.radius)}
              onChange={(e) => change({ radius: e.target.valueAsNumber })}
            />
          </label>
          <div className="chips">
            <MapButton name="audience" hint={t.alerts.centreHint} once take={(centre) => change({ centre })}>
              {t.alerts.centre}
            </MapButton>
            <button type="button" aria-pressed={draft.centre === null} onClick={() => change({ centre: null })}>
              {t.alerts.centreIncident}
            </button>
          </div>
        </>
      )}
      {draft.area === 'beat' && (
        <label>
          {t.alerts.beat}
          <input required value={draft.beat} onChange={(e) => change({ beat: e.target.value })} />
        </label>
      )}
      <fieldset className="chips kinds-told" aria-label={t.alerts.kindsOfUnits}>
        {unitKinds.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={draft.kinds.includes(kind)}
              onChange={(e) =>
                change({
                  kinds: e.target.checked ? [...draft.kinds, kind] : draft.kinds.filter((other) => other !== kind),
                })
              }
            />
            {t.kinds[kind]}
          </label>
        ))}
      </fieldset>
    </>
  );
}
