import { useState } from 'react';
import { serverNow } from '../common/clock';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { proposeSoon } from './ask';
import { changeDraft, drafts, emptyDraft } from './draft';
import { suspectMeans } from './types';

/** How he moves, when he was seen, whither and how sure the place is. */
export function Suspect({ incident }: { incident: string }) {
  const t = useT();
  const draft = useStore(drafts, (all) => all.get(incident) ?? emptyDraft);
  const first = draft.sightings[0];
  const changeFirst = (change: Partial<NonNullable<typeof first>>) => {
    if (!first) return;
    changeDraft(incident, { sightings: [{ ...first, ...change }, ...draft.sightings.slice(1)] });
    proposeSoon(incident);
  };
  const minutes = first ? (serverNow() - first.seenAt) / 60_000 : 0;
  return (
    <div className="suspect">
      <fieldset className="segments" aria-label={t.cordon.means}>
        {suspectMeans.map((means) => (
          <button
            key={means}
            type="button"
            aria-pressed={draft.means === means}
            onClick={() => {
              changeDraft(incident, { means });
              proposeSoon(incident);
            }}
          >
            {t.cordon.meansOf[means]}
          </button>
        ))}
      </fieldset>
      <div className="triple">
        <MinutesAgo
          key={first?.seenAt ?? 0}
          minutes={minutes}
          disabled={!first}
          set={(seenAt) => changeFirst({ seenAt })}
        />
        <label>
          {t.cordon.heading}
          <select
            disabled={!first}
            value={first?.heading ?? ''}
            onChange={(e) => changeFirst({ heading: e.target.value === '' ? null : Number(e.target.value) })}
          >
            <option value="">{t.cordon.headingUnknown}</option>
            {t.cordon.winds.map((wind, i) => (
              <option key={wind} value={i * 45}>
                {wind}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.cordon.radius}
          <input
            type="number"
            min={0}
            max={5000}
            step={50}
            disabled={!first}
            value={first?.radius ?? 0}
            onChange={(e) => changeFirst({ radius: Math.min(5000, Math.max(0, e.target.valueAsNumber || 0)) })}
          />
        </label>
      </div>
    </div>
  );
}

/** What is typed is counted back from the moment of typing; afterwards the clock of the sighting stands still. */
function MinutesAgo(props: { minutes: number; disabled: boolean; set: (seenAt: number) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(() => String(Math.round(props.minutes * 10) / 10));
  const commit = () => {
    const minutes = Number(typed);
    if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 720) props.set(serverNow() - minutes * 60_000);
  };
  return (
    <label>
      {t.cordon.ago}
      <input
        type="number"
        min={0}
        max={720}
        step={0.5}
        disabled={props.disabled}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onBlur={commit}
        onKeyDown={(e) => e.key === 'Enter' && commit()}
      />
    </label>
  );
}
