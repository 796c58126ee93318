import { useServerSecond } from '../common/clock';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { groundKnown } from '../map/backdrop';
import { propose, proposeSoon } from './ask';
import { BlockedRoads } from './BlockedRoads';
import { CrossingRules } from './CrossingRules';
import { changeDraft, type Draft, drafts, emptyDraft, horizonOf, LONGEST_HORIZON } from './draft';
import { cordons, focus } from './state';

/** How large, how fast at worst, with whom; and the question itself with its progress. */
export function PlanSettings({ incident }: { incident: string }) {
  const t = useT();
  const draft = useStore(drafts, (all) => all.get(incident) ?? emptyDraft);
  const closedMap = useStore(groundKnown, (known) => known?.closed === true);
  const horizon = horizonOf(draft, closedMap);
  const asked = useStore(cordons, (all) => (all.get(incident)?.proposals.length ?? 0) > 0);
  const change = (next: Partial<Draft>) => {
    changeDraft(incident, next);
    proposeSoon(incident);
  };
  return (
    <section className="plan-settings" aria-labelledby="plan-title">
      <h3 id="plan-title">{t.cordon.settings}</h3>
      <label className="slider">
        <span>
          {t.cordon.horizon}:{' '}
          <strong>{horizon === 0 ? t.cordon.horizonNone : t.cordon.horizonOf(horizon)}</strong>
        </span>
        <input
          type="range"
          min={closedMap ? 1 : 0}
          max={LONGEST_HORIZON}
          value={horizon}
          aria-valuetext={horizon === 0 ? t.cordon.horizonNone : t.cordon.horizonOf(horizon)}
          onChange={(e) => change({ horizon: e.target.valueAsNumber })}
        />
      </label>
      <details>
        <summary>{t.cordon.more}</summary>
        <label className="slider">
          <span>
            {t.cordon.speedFactor}: <strong>× {draft.speedFactor.toFixed(1)}</strong>
          </span>
          <input
            type="range"
            min={1}
            max={4}
            step={0.1}
            value={draft.speedFactor}
            onChange={(e) => change({ speedFactor: Math.round(e.target.valueAsNumber * 10) / 10 })}
          />
        </label>
        <div className="quad">
          <Figure label={t.cordon.rings} value={draft.rings} from={1} to={4} set={(rings) => change({ rings })} />
          <Figure label={t.cordon.setUp} value={draft.setUp} from={0} to={1800} set={(setUp) => change({ setUp })} />
          <Figure label={t.cordon.margin} value={draft.margin} from={0} to={600} set={(margin) => change({ margin })} />
          <Figure
            label={t.cordon.reachKm}
            value={draft.reachKm}
            from={1}
            to={30}
            set={(reachKm) => change({ reachKm })}
          />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.closeGates}
            onChange={(e) => change({ closeGates: e.target.checked })}
          />
          {t.cordon.closeGates}
        </label>
        <label className="check">
          <input type="checkbox" checked={draft.taxis} onChange={(e) => change({ taxis: e.target.checked })} />
          {t.cordon.taxis}
        </label>
        {draft.taxis && draft.rings < 2 && <p className="quiet">{t.cordon.taxisNeedRings}</p>}
      </details>
      <CrossingRules incident={incident} />
      <BlockedRoads incident={incident} acts />
      <button
        type="button"
        className={asked ? '' : 'primary'}
        disabled={draft.sightings.length === 0}
        onClick={() => void propose(incident)}
      >
        {asked ? t.cordon.askAgain : t.cordon.ask}
      </button>
    </section>
  );
}

function Figure(props: { label: string; value: number; from: number; to: number; set: (value: number) => void }) {
  const within = (value: number) => Math.min(props.to, Math.max(props.from, value || props.from));
  return (
    <label>
      {props.label}
      <input
        type="number"
        min={props.from}
        max={props.to}
        value={props.value}
        onChange={(e) => props.set(within(e.target.valueAsNumber))}
      />
    </label>
  );
}

/** How long it has been planning: the server tells no share, so none is invented. */
export function Progress() {
  const t = useT();
  const askedAt = useStore(focus, (f) => f.askedAt);
  const second = useServerSecond();
  if (askedAt === null) return null;
  return (
    <div className="planning" role="status">
      <progress aria-label={t.cordon.asking(Math.max(0, Math.round(second - askedAt / 1000)))} />
      <span>{t.cordon.asking(Math.max(0, Math.round(second - askedAt / 1000)))}</span>
    </div>
  );
}
