import { type FormEvent, useState } from 'react';
import { places } from '../api/calls';
import { say } from '../app/ui';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { parsePlace } from '../intake/place';
import { ruleCrossing, ruleKnownCrossing } from './ask';
import { type CrossingRule, drafts, emptyDraft } from './draft';
import { MapButton } from './MapButton';

/** Crossings that may not or must be held: by clicks on the map, by name, or from the list of posts. */
export function CrossingRules({ incident }: { incident: string }) {
  const t = useT();
  const crossings = useStore(drafts, (all) => (all.get(incident) ?? emptyDraft).crossings);
  const [name, setName] = useState('');
  const byName = async (event: FormEvent, rule: CrossingRule) => {
    event.preventDefault();
    const at = parsePlace(name) ?? (await places(name).catch(() => []))[0];
    if (!at) return say('bad', t.cordon.placeNotFound(name));
    await ruleCrossing(incident, at, rule);
    setName('');
  };
  return (
    <div className="crossing-rules">
      <div className="chips">
        <MapButton name="forbid" hint={t.cordon.forbidHint} take={(at) => void ruleCrossing(incident, at, 'forbidden')}>
          ⊘ {t.cordon.forbidOnMap}
        </MapButton>
        <MapButton name="force" hint={t.cordon.forceHint} take={(at) => void ruleCrossing(incident, at, 'forced')}>
          ▢ {t.cordon.forceOnMap}
        </MapButton>
      </div>
      <details>
        <summary>{t.cordon.byName}</summary>
        <form className="inline" onSubmit={(event) => void byName(event, 'forbidden')}>
          <input aria-label={t.cordon.byName} value={name} onChange={(e) => setName(e.target.value)} />
          <button type="submit" disabled={name.trim() === ''}>
            {t.cordon.forbid}
          </button>
          <button type="button" disabled={name.trim() === ''} onClick={(event) => void byName(event, 'forced')}>
            {t.cordon.force}
          </button>
        </form>
      </details>
      {crossings.length > 0 && (
        <ul className="ruled">
          {crossings.map((crossing) => (
            <li key={crossing.node}>
              <span>
                {crossing.rule === 'forbidden' ? '⊘' : '▢'} {crossing.title} · {t.cordon[crossing.rule]}
              </span>
              <button
                type="button"
                className="plain"
                aria-label={t.cordon.remove(crossing.title)}
                onClick={() => ruleKnownCrossing(incident, crossing, crossing.rule)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
