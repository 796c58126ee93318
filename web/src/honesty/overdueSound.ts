import { serverNow } from '../common/clock';
import { detail } from '../incidents/detail';
import { lateToAcknowledge, lateToSend } from '../incidents/overdue';
import { queue } from '../incidents/queue';
import { play } from './sound';

const LOOK_EVERY_MS = 1_000;
const REMIND_EVERY_MS = 60_000;

/** Who is overdue now: incidents that nobody was sent to, and units of the selected incident that have not answered. */
export function overdueNow(now: number): string[] {
  const incidents = queue.get().order.filter((incident) => lateToSend(incident, now) !== null);
  const units = detail.get().incident?.assignments.filter((one) => lateToAcknowledge(one, now) !== null) ?? [];
  return [...incidents.map((incident) => incident.id), ...units.map((one) => `${one.unit} ${one.dispatchedAt}`)];
}

/** Sounds once for each that becomes overdue, and once a minute while any is. What was late when the page came is not new. */
export function overdueAlarm(): (overdue: readonly string[], now: number) => boolean {
  let known: ReadonlySet<string> | null = null;
  let soundedAt = 0;
  return (overdue, now) => {
    const fresh = known !== null && overdue.some((one) => !known?.has(one));
    if (known === null) soundedAt = now;
    known = new Set(overdue);
    const due = fresh || (overdue.length > 0 && now - soundedAt >= REMIND_EVERY_MS);
    if (due) soundedAt = now;
    return due;
  };
}

export function followOverdue(): () => void {
  const alarm = overdueAlarm();
  const timer = setInterval(() => {
    const now = serverNow();
    if (queue.get().known && alarm(overdueNow(now), now)) play('overdue');
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
