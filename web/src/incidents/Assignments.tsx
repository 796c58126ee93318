import type { Assignment, AssignmentStep, Incident } from '../api/types';
import { selectUnit, show } from '../app/ui';
import { useServerSecond } from '../common/clock';
import { clockTime, timer } from '../common/format';
import { useT } from '../i18n';
import { StatusShape } from '../theme/Shape';
import { step } from './actions';
import { isActive, lateToAcknowledge } from './overdue';

const shapes = {
  dispatched: 'dispatched',
  acknowledged: 'dispatched',
  enRoute: 'enRoute',
  onScene: 'onScene',
  cleared: 'available',
  declined: 'outOfService',
  takenOff: 'outOfService',
} as const;

/** What a dispatcher may report for the unit after hearing it on the radio. */
const next: Readonly<Partial<Record<AssignmentStep, readonly ('acknowledged' | 'enRoute' | 'onScene' | 'cleared')[]>>> =
  {
    dispatched: ['acknowledged', 'enRoute'],
    acknowledged: ['enRoute', 'onScene'],
    enRoute: ['onScene'],
    onScene: ['cleared'],
  };

export function Assignments({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const sorted = [...incident.assignments].sort((a, b) => Number(isActive(b)) - Number(isActive(a)));
  return (
    <section className="assignments" aria-labelledby="assignments-title">
      <h3 id="assignments-title">
        {t.assignments.title} <span className="count">{incident.assignments.filter(isActive).length}</span>
      </h3>
      {sorted.length === 0 && <p className="quiet">{t.assignments.none}</p>}
      <ul>
        {sorted.map((assignment) => (
          <Line key={`${assignment.unit} ${assignment.dispatchedAt}`} of={assignment} incident={incident} acts={acts} />
        ))}
      </ul>
    </section>
  );
}

function Line({ of, incident, acts }: { of: Assignment; incident: Incident; acts: boolean }) {
  const t = useT();
  const second = useServerSecond();
  const late = lateToAcknowledge(of, second * 1000);
  const active = isActive(of);
  const since = of.onSceneAt ?? of.enRouteAt ?? of.acknowledgedAt ?? of.dispatchedAt;
  const words = {
    acknowledged: t.assignments.acknowledge,
    enRoute: t.assignments.enRoute,
    onScene: t.assignments.onScene,
    cleared: t.assignments.clear,
  };
  return (
    <li className={`assignment${active ? '' : ' ended'}${late === null ? '' : ' overdue'}`}>
      <div className="assignment-head">
        <StatusShape status={shapes[of.step]} />
        <button type="button" className="plain" title={t.assignments.follow} onClick={() => selectUnit(of.unit, true)}>
          <strong>{of.callSign}</strong>
        </button>
        <span className="assignment-step">
          {of.away ? t.assignments.toItsPost : t.steps[of.step]}
          {active && ` ${t.assignments.elapsed(timer(second - since / 1000))}`}
        </span>
        {late !== null && <strong className="late">{t.assignments.lateToAck(timer(late))}</strong>}
      </div>
      <Milestones of={of} />
      {active && acts && incident.status !== 'closed' && (
        <div className="assignment-acts">
          {(next[of.step] ?? []).map((to) => (
            <button key={to} type="button" onClick={() => void step(incident.id, of.unit, to)}>
              {words[to]}
            </button>
          ))}
          <button
            type="button"
            onClick={() => show({ dialog: { kind: 'takeOff', unit: of.unit, callSign: of.callSign } })}
          >
            {t.assignments.takeOff}
          </button>
        </div>
      )}
    </li>
  );
}

function Milestones({ of }: { of: Assignment }) {
  const t = useT();
  const marks: [string, number | null][] = [
    [t.steps.dispatched, of.dispatchedAt],
    [t.steps.acknowledged, of.acknowledgedAt],
    [t.steps.enRoute, of.enRouteAt],
    [t.steps.onScene, of.onSceneAt],
    [isActive(of) ? t.steps.cleared : t.steps[of.step], of.endedAt],
  ];
  return (
    <ol className="milestones">
      {marks.map(([name, at]) => (
        <li key={name} className={at === null ? 'pending' : 'reached'}>
          <span>{name}</span>
          <time>{at === null ? '–' : clockTime(at)}</time>
        </li>
      ))}
    </ol>
  );
}
