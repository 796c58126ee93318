import { say } from '../app/ui';
import { attempt, submission } from '../common/attempt';
import type { LatLon } from '../common/geo';
import { messages } from '../i18n';
import { reload } from '../incidents/detail';
import * as calls from './calls';
import { alertBody, alertDraftOf, composing, forgetAlert } from './draft';
import { learnAlert, learnPanic, sightings } from './state';
import type { Alert, Grade, Panic, UnitSighting } from './types';

export function order(incident: string, place: LatLon): Promise<boolean> {
  const by = submission(`alert ${incident}`);
  return attempt(async () => {
    const alert = await calls.orderAlert(by, incident, alertBody(alertDraftOf(incident), place));
    learnAlert(alert);
    const t = messages().alerts;
    say('good', alert.standing === 'awaitsRelease' ? t.orderedAwaits : t.ordered);
    forgetAlert(incident);
    composing.set(null);
    void reload();
  });
}

function change(act: () => Promise<Alert>, done: string): Promise<boolean> {
  return attempt(async () => {
    learnAlert(await act());
    say('good', done);
    void reload();
  });
}

export function release(alert: string): Promise<boolean> {
  const by = submission(`alert release ${alert}`);
  return change(() => calls.releaseAlert(by, alert), messages().alerts.releasedDone);
}

export function nextWave(alert: string): Promise<boolean> {
  const by = submission(`alert wave ${alert}`);
  return change(() => calls.nextWave(by, alert), messages().alerts.waveDone);
}

export function retract(alert: string, reason: string): Promise<boolean> {
  const by = submission(`alert retract ${alert}`);
  return change(() => calls.retract(by, alert, reason), messages().alerts.retractedDone);
}

export function standDownAlert(alert: string, reason: string): Promise<boolean> {
  const by = submission(`alert stand-down ${alert}`);
  return change(() => calls.standDown(by, alert, reason), messages().alerts.stoodDownDone);
}

/** An accepted one is evidence: the server moves the cordon in force by it. */
export function gradeSighting(sighting: UnitSighting, given: Grade): Promise<boolean> {
  const by = submission(`grade ${sighting.id} ${given}`);
  return attempt(async () => {
    const graded = await calls.grade(by, sighting, given);
    sightings.update((now) => new Map(now).set(graded.id, graded));
    const t = messages().alerts;
    say('good', t.graded(t.gradeOf[given]));
    void reload();
  });
}

/** Somebody takes care of it: it is silent on every screen from then on. */
export function answerPanic(panic: Panic): Promise<boolean> {
  const by = submission(`panic ${panic.unit} ${panic.reportedAt}`);
  return attempt(async () => learnPanic(await calls.takePanic(by, panic.unit)));
}

export function verify(incident: string, how: string): Promise<boolean> {
  const by = submission(`verify ${incident}`);
  return attempt(async () => {
    await calls.verifyIncident(by, incident, how);
    say('good', messages().alerts.verifiedDone);
    void reload();
  });
}
