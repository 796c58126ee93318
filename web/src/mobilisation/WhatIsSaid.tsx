import { useStore } from '../common/store';
import { useT } from '../i18n';
import { detail } from '../incidents/detail';
import { type AlertDraft, changeAlert } from './draft';
import { urgencies } from './types';

/** The words of an alert in both languages, and whether a person or a vehicle is described. */
export function WhatIsSaid({ incident, draft }: { incident: string; draft: AlertDraft }) {
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

/** How urgent, how long, how many are enough. */
export function Limits({ incident, draft }: { incident: string; draft: AlertDraft }) {
  const t = useT();
  // Every alert of a drill is a drill; nobody chooses that.
  const ofDrill = useStore(detail, (d) => d.incident?.id === incident && d.incident.drill);
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
          <input
            type="checkbox"
            checked={draft.drill || ofDrill}
            disabled={ofDrill}
            onChange={(e) => change({ drill: e.target.checked })}
          />
          {t.alerts.drill}
        </label>
      </div>
    </>
  );
}
