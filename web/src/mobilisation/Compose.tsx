import { type FormEvent, useState } from 'react';
import { sentence } from '../api/problem';
import type { Incident } from '../api/types';
import { say } from '../app/ui';
import { count as readable } from '../common/format';
import { useStore } from '../common/store';
import { useT, word } from '../i18n';
import { order } from './actions';
import { previewAlert } from './calls';
import { type AlertDraft, alertBody, alertDrafts, composing, emptyAlert } from './draft';
import type { Preview } from './types';
import { Limits, WhatIsSaid } from './WhatIsSaid';
import { WhoIsTold } from './WhoIsTold';

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
