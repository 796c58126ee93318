import { selectIncident, sheets, show, ui } from '../app/ui';
import { useStore } from '../common/store';
import { CordonPanel } from '../cordon/CordonPanel';
import { DeskPanel } from '../desk/DeskPanel';
import { useT } from '../i18n';
import { AlertsPanel } from '../mobilisation/AlertsPanel';
import { mayDispatch, session } from '../session/session';
import { Assignments } from './Assignments';
import { detail } from './detail';
import { Facts } from './Facts';
import { IncidentDialogs } from './IncidentDialogs';
import { NoteForm } from './NoteForm';
import { Recommended } from './Recommended';
import { Timeline } from './Timeline';

export function IncidentPanel() {
  const t = useT();
  const id = useStore(ui, (u) => u.incident);
  const incident = useStore(detail, (d) => d.incident);
  const error = useStore(detail, (d) => d.error);
  const sheet = useStore(ui, (u) => u.sheet);
  const acts = useStore(session, (s) => s.kind === 'in' && mayDispatch(s.who));

  if (id === null)
    return (
      <section className="panel panel-empty" aria-label={t.incident.none}>
        <h2>{t.incident.none}</h2>
        <p>{t.incident.noneHint}</p>
      </section>
    );
  if (!incident)
    return (
      <section className="panel panel-empty" aria-label={t.incident.loading}>
        <p role={error ? 'alert' : 'status'}>{error ?? t.incident.loading}</p>
        {error && (
          <button type="button" onClick={() => selectIncident(null)}>
            {t.incident.dismiss}
          </button>
        )}
      </section>
    );
  const open = incident.status !== 'closed';
  return (
    <section className={`panel sheet-${sheet}`} aria-label={t.incident.facts}>
      <Facts incident={incident} acts={acts} />
      <Sheets />
      <div className="panel-scroll" id="sheet" role="tabpanel" aria-labelledby={`sheet-${sheet}`}>
        {sheet === 'cordon' && <CordonPanel key={incident.id} incident={incident} />}
        {sheet === 'alerts' && <AlertsPanel key={incident.id} incident={incident} />}
        {sheet === 'desk' && <DeskPanel key={incident.id} incident={incident} acts={acts} />}
        {sheet === 'dispatch' && (
          <>
            {open && acts && <Recommended incident={incident} />}
            <Assignments incident={incident} acts={acts} />
            {acts && <NoteForm incident={incident} />}
            <Timeline incident={incident} />
          </>
        )}
      </div>
      {acts && (
        <footer className="panel-foot">
          {open ? (
            <button type="button" onClick={() => show({ dialog: { kind: 'close' } })}>
              {t.close.button} <kbd>C</kbd>
            </button>
          ) : (
            <button type="button" onClick={() => show({ dialog: { kind: 'reopen' } })}>
              {t.close.reopen}
            </button>
          )}
        </footer>
      )}
      {acts && <IncidentDialogs incident={incident} />}
    </section>
  );
}

const sheetKeys = { dispatch: 'D', cordon: 'K', alerts: 'B', desk: 'E' } as const;

/** What the panel shows of the incident. */
function Sheets() {
  const t = useT();
  const sheet = useStore(ui, (u) => u.sheet);
  const names = { dispatch: t.assignments.title, cordon: t.cordon.tab, alerts: t.alerts.tab, desk: t.desk.tab };
  return (
    <div className="panel-tabs" role="tablist" aria-label={t.incident.facts}>
      {sheets.map((name) => (
        <button
          key={name}
          id={`sheet-${name}`}
          type="button"
          role="tab"
          aria-selected={sheet === name}
          aria-controls="sheet"
          onClick={() => show({ sheet: name })}
        >
          {names[name]} <kbd>{sheetKeys[name]}</kbd>
        </button>
      ))}
    </div>
  );
}
