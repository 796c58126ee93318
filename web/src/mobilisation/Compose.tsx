import { type FormEvent, useState } from 'react';
import { sentence } from '../api/problem';
import { type Incident, unitKinds } from '../api/types';
import { say } from '../app/ui';
import { distance, count as readable } from '../common/format';
import { useStore } from '../common/store';
import { MapButton } from '../cordon/MapButton';
import { useT, word } from '../i18n';
import { order } from './actions';
import { previewAlert } from './calls';
import { type AlertDraft, alertBody, alertDrafts, changeAlert, composing, emptyAlert } from './draft';
import { alertKinds, type Preview, urgencies } from './types';

const NEAREST_M = 500;
const FARTHEST_M = 20_000;

/** The order as it is written. It is counted before it is sent, and any change makes the count void. */
export function Compose({ incident }: { incident: Incident }) {
  const t = useT();
  const draft = useStore(alertDrafts, (all) => all.get(incident.id) ?? emptyAlert);
  const [counted, setCounted] = useState<{ readonly of: AlertDraft; readonly preview: Preview } | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = counted?.of === draft ? counted.preview : null;

  const ask = async () => {
    setBusy(true);
    try {
      setCounted({ of: draft, preview: await previewAlert(incident.id, alertBody(draft, incident.location)) });
    } catch (error) {
      say('bad', sentence(error, t));
    }
    setBusy(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!preview) return ask();
    setBusy(true);
    await order(incident.id, incident.location);
    setBusy(false);
  };
  return (
    <form className="compose" onSubmit={(event) => void submit(event)}>
      <h3>{t.alerts.composeTitle}</h3>
      <WhoIsTold incident={incident} draft={draft} />
      <WhatIsSaid incident={incident.id} draft={draft} />
      <Limits incident={incident.id} draft={draft} />
      {preview && <Counted preview={preview} />}
      <div className="row">
        <button type="submit" className="primary" disabled={busy || (preview !== null && preview.eligible === 0)}>
          {!preview ? t.alerts.preview : preview.needsRelease ? t.alerts.orderAwaits : t.alerts.order}
        </button>
        <button type="button" onClick={() => composing.set(null)}>
          {t.alerts.cancel}
        </button>
      </div>
    </form>
  );
}

function WhoIsTold({ incident, draft }: { incident: Incident; draft: AlertDraft }) {
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

function WhatIsSaid({ incident, draft }: { incident: string; draft: AlertDraft }) {
  const t = useT();
  const change = (next: Partial<AlertDraft>) => changeAlert(incident, next);
  return (
    <>
      <label>
        {t.alerts.text} · {t.alerts.textZh}
        <textarea rows={2} maxLength={300} value={draft.zh} onChange={(e) => change({ zh: e.target.value })} />
      </label>
      <label>
        {t.alerts.text} · {t.alerts.textEn}
        <textarea rows={2} maxLength={300} value={draft.en} onChange={(e) => change({ en: e.target.value })} />
      </label>
      <p className="quiet">{t.alerts.textHint}</p>
      <label>
        {t.alerts.described}
        <select
          value={draft.described}
          onChange={(e) => change({ described: e.target.value as AlertDraft['described'] })}
        >
          {(['none', 'person', 'vehicle'] as const).map((what) => (
            <option key={what} value={what}>
              {t.alerts.describedOf[what]}
            </option>
          ))}
        </select>
      </label>
      {draft.described !== 'none' && (
        <div className="pair">
          <label>
            {t.alerts.looks} · {t.alerts.textZh}
            <input maxLength={300} value={draft.looksZh} onChange={(e) => change({ looksZh: e.target.value })} />
          </label>
          <label>
            {t.alerts.looks} · {t.alerts.textEn}
            <input maxLength={300} value={draft.looksEn} onChange={(e) => change({ looksEn: e.target.value })} />
          </label>
        </div>
      )}
    </>
  );
}

function Limits({ incident, draft }: { incident: string; draft: AlertDraft }) {
  const t = useT();
  const change = (next: Partial<AlertDraft>) => changeAlert(incident, next);
  const whole = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.round(value || least)));
  return (
    <>
      <div className="triple">
        <label>
          {t.alerts.urgency}
          <select value={draft.urgency} onChange={(e) => change({ urgency: e.target.value as AlertDraft['urgency'] })}>
            {urgencies.map((urgency) => (
              <option key={urgency} value={urgency}>
                {t.alerts.urgencies[urgency]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.alerts.minutes}
          <input
            type="number"
            min={1}
            max={720}
            value={draft.minutes}
            onChange={(e) => change({ minutes: whole(e.target.valueAsNumber, 1, 720) })}
          />
        </label>
        <label>
          {t.alerts.quota}
          <input
            type="number"
            min={0}
            max={20_000}
            value={draft.quota}
            onChange={(e) => change({ quota: whole(e.target.valueAsNumber, 0, 20_000) })}
          />
        </label>
      </div>
      <div className="chips">
        <label className="check">
          <input type="checkbox" checked={draft.eyesOnly} onChange={(e) => change({ eyesOnly: e.target.checked })} />
          {t.alerts.eyesOnly}
        </label>
        <label className="check">
          <input type="checkbox" checked={draft.drill} onChange={(e) => change({ drill: e.target.checked })} />
          {t.alerts.drill}
        </label>
      </div>
    </>
  );
}

/** How many, who not and why, and whether one person may send it alone. */
function Counted({ preview }: { preview: Preview }) {
  const t = useT();
  return (
    <div className="counted" role="status">
      <strong>{t.alerts.previewed(readable(preview.eligible), readable(preview.firstWave))}</strong>
      {preview.excluded.length > 0 && (
        <p className="quiet">
          {t.alerts.excludedTitle}:{' '}
          {preview.excluded.map((e) => `${readable(e.count)} ${word(t.exclusions, e.reason)}`).join(', ')}
        </p>
      )}
      <p className={preview.needsRelease ? 'warning' : 'quiet'}>
        {preview.needsRelease
          ? `${t.alerts.needsRelease}${preview.why ? `, ${word(t.alerts.whyRelease, preview.why)}` : ''}.`
          : t.alerts.noRelease}
      </p>
    </div>
  );
}
