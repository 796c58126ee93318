import type { Incident } from '../api/types';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { mayDispatch, session } from '../session/session';
import { AlertCard } from './AlertCard';
import { AlertDialogs } from './AlertDialogs';
import { Compose } from './Compose';
import { composing } from './draft';
import { SightingsInbox } from './SightingsInbox';
import { alertDialog, alerts, alertsOn } from './state';

/** Who was told, who answers, and what they saw. */
export function AlertsPanel({ incident }: { incident: Incident }) {
  const t = useT();
  const all = useStore(alerts, (known) => known);
  const writing = useStore(composing, (id) => id === incident.id);
  const who = useStore(session, (s) => (s.kind === 'in' ? s.who : null));
  const acts = who !== null && mayDispatch(who) && incident.status !== 'closed';
  const commands = who?.role === 'commander';
  const shown = alertsOn(all, incident.id);
  return (
    <section className="alerts" aria-label={t.alerts.tab}>
      {writing && acts ? (
        <Compose incident={incident} />
      ) : (
        acts && (
          <div className="chips">
            <button type="button" className="primary" disabled={!commands} onClick={() => composing.set(incident.id)}>
              {t.alerts.compose}
            </button>
            <button type="button" onClick={() => alertDialog.set({ kind: 'verify' })}>
              {t.alerts.verify}
            </button>
            {!commands && <span className="quiet">{t.alerts.commanderOnly}</span>}
          </div>
        )
      )}
      {shown.length === 0 && !writing && <p className="quiet">{t.alerts.none}</p>}
      {shown.map((alert) => (
        <AlertCard key={alert.id} alert={alert} mine={alert.orderedBy === who?.account} acts={acts} />
      ))}
      <SightingsInbox incident={incident.id} acts={acts} />
      {acts && <AlertDialogs incident={incident.id} />}
    </section>
  );
}
