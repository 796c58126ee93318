import * as calls from '../api/calls';
import type { AssignmentStep, IncidentRevision, Priority, Recommendation } from '../api/types';
import { say } from '../app/ui';
import { attempt, submission } from '../common/attempt';
import { messages, word } from '../i18n';
import { detail, learn, learnIncident, reload } from './detail';

export const DEFAULT_COUNT = 2;

export async function recommend(id: string, count = DEFAULT_COUNT): Promise<Recommendation | null> {
  learn(id, { searching: true });
  let found: Recommendation | null = null;
  await attempt(async () => {
    found = await calls.recommend(submission(`recommend ${id}`), id, count);
    learn(id, { recommendation: found });
  });
  learn(id, { searching: false });
  return found;
}

export function send(id: string, units: readonly string[]): Promise<boolean> {
  return attempt(async () => {
    const answer = await calls.dispatch(submission(`send ${id} ${units.join()}`), id, units);
    learnIncident(answer.incident);
    learn(id, { recommendation: null });
    const t = messages();
    const refused = new Set(answer.refused.map((r) => r.unit));
    const gone = answer.incident.assignments.filter((a) => units.includes(a.unit) && !refused.has(a.unit));
    if (gone.length > 0) say('good', t.action.sent(gone.map((a) => a.callSign).join(', ')));
    for (const { unit, code, message } of answer.refused)
      say(
        'bad',
        t.recommend.refused(unit, Object.hasOwn(t.problem.codes, code) ? word(t.problem.codes, code) : message),
      );
    void reload();
  });
}

/** The best `count` of the shown recommendation; asks for one first when none is shown. */
export async function sendBest(id: string, count?: number): Promise<void> {
  const shown = detail.get().id === id ? detail.get().recommendation : null;
  const enough = shown && (count === undefined || shown.chosen.length >= count);
  const found = enough ? shown : await recommend(id, count ?? DEFAULT_COUNT);
  const best = found?.chosen.slice(0, count ?? found.chosen.length) ?? [];
  if (best.length === 0) {
    if (found) say('bad', messages().action.nothingToSend);
    return;
  }
  await send(
    id,
    best.map((choice) => choice.unit),
  );
}

export function step(id: string, unit: string, next: AssignmentStep, reason?: string): Promise<boolean> {
  return attempt(async () => {
    learnIncident(await calls.progress(submission(`step ${id} ${unit} ${next}`), id, unit, next, reason));
    const t = messages();
    say('good', t.action.step(unit, t.steps[next]));
    void reload();
  });
}

export function addNote(id: string, text: string): Promise<boolean> {
  return attempt(async () => {
    learnIncident(await calls.addNote(submission(`note ${id}`), id, text));
    say('good', messages().action.noted);
    void reload();
  });
}

export function revise(id: string, change: IncidentRevision): Promise<boolean> {
  return attempt(async () => {
    learnIncident(await calls.revise(submission(`revise ${id}`), id, change));
    void reload();
  });
}

export async function setPriority(id: string, priority: Priority): Promise<void> {
  if (await revise(id, { priority })) say('good', messages().action.priority(priority));
}

export function close(id: string, disposition: string, remark: string, callBackDue?: number): Promise<boolean> {
  return attempt(async () => {
    learnIncident(await calls.close(submission(`close ${id}`), id, disposition, remark || undefined, callBackDue));
    say('good', messages().action.closed);
    void reload();
  });
}

export function reopen(id: string, reason: string): Promise<boolean> {
  return attempt(async () => {
    learnIncident(await calls.reopen(submission(`reopen ${id}`), id, reason));
    say('good', messages().action.reopened);
    void reload();
  });
}
