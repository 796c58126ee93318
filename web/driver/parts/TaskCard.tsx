import { useEffect } from 'react';
import { incidentTypes } from '../../src/api/calls';
import type { AssignmentStep, UnitStatus } from '../../src/api/types';
import { useStore } from '../../src/common/store';
import { catalogue, useTypeName } from '../../src/incidents/catalogue';
import { takeStep } from '../acts';
import { phone } from '../phone';
import type { Outbox } from '../protocol/outbox';
import type { Task } from '../protocol/types';
import { vibrate } from '../speech/speak';
import { useWords } from '../words';

/** An officer's, a crew's or a volunteer's own task. */
export function TaskCard({ task }: { task: Task }) {
  const w = useWords();
  const typeName = useTypeName();
  const status = useStore(phone, (p) => p.status);
  const outbox = useStore(phone, (p) => p.book.outbox);
  useTypes();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place of the same incident is news too
  useEffect(() => {
    if (task.incident) vibrate('alert');
  }, [task.incident, task.place]);
  const confirmed = useStore(phone, (p) => (p.confirmedStep?.incident === task.incident ? p.confirmedStep.step : null));
  const waiting = lastStep(outbox, task.incident);
  return (
    <article className="card task" aria-labelledby="task-title">
      <p className="alert-top">
        <span className="urgency">{w.task.priority(task.priority)}</span>
      </p>
      <h2 id="task-title">
        {w.task.title}: {typeName(task.typeCode)}
      </h2>
      <p className="post-place">{task.place}</p>
      <p className="alert-text">{task.text}</p>
      {waiting && (
        <p className="answered" role="status">
          {stepWord(w.task, waiting)} <small>({w.alert.waits})</small>
        </p>
      )}
      <div className="thumbs">
        {stepsAfter(status, waiting ?? confirmed).map((step) => (
          <button
            key={step}
            type="button"
            className={`thumb ${step === 'declined' ? '' : 'yes'}`}
            onClick={() => takeStep(task.incident, step)}
          >
            {stepWord(w.task, step)}
          </button>
        ))}
      </div>
    </article>
  );
}

function stepWord(w: ReturnType<typeof useWords>['task'], step: AssignmentStep): string {
  switch (step) {
    case 'acknowledged':
      return w.acknowledge;
    case 'enRoute':
      return w.enRoute;
    case 'onScene':
      return w.onScene;
    case 'declined':
      return w.decline;
    default:
      return w.clear;
  }
}

/** The server holds the truth; the page only leaves out what is behind. */
export function stepsAfter(status: UnitStatus | null, said: AssignmentStep | null): readonly AssignmentStep[] {
  if (said === 'cleared' || said === 'declined') return [];
  if (said === 'onScene' || status === 'onScene') return ['cleared'];
  if (said === 'enRoute' || status === 'enRoute') return ['onScene'];
  return said === 'acknowledged' ? ['enRoute', 'onScene'] : ['acknowledged', 'enRoute', 'declined'];
}

function lastStep(outbox: Outbox, incident: string): AssignmentStep | null {
  return outbox.reduce<AssignmentStep | null>(
    (last, item) => (item.kind === 'assignment' && item.incident === incident ? item.step : last),
    null,
  );
}

/** Names of incident types; without them the code is shown. */
function useTypes(): void {
  useEffect(() => {
    if (catalogue.get().types.length > 0) return;
    incidentTypes()
      .then((types) =>
        catalogue.set({
          types,
          dispositions: [],
          agencies: [],
          byCode: new Map(types.map((type) => [type.code, type])),
        }),
      )
      .catch(() => {});
  }, []);
}
