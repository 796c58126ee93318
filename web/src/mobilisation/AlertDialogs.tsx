import { type FormEvent, useState } from 'react';
import { Dialog } from '../common/Dialog';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { release, retract, standDownAlert, verify } from './actions';
import { alertDialog, alerts } from './state';

const shut = () => alertDialog.set(null);

/** Whoever tells hundreds of people something says yes to it twice, and why when it is taken back. */
export function AlertDialogs({ incident }: { incident: string }) {
  const t = useT();
  const dialog = useStore(alertDialog, (d) => d);
  const orderedBy = useStore(alerts, (all) =>
    dialog && dialog.kind !== 'verify' ? (all.get(dialog.alert)?.orderedBy ?? '') : '',
  );
  switch (dialog?.kind) {
    case 'release':
      return (
        <Ask
          title={t.alerts.releaseTitle}
          text={t.alerts.releaseText(orderedBy)}
          yes={t.alerts.releaseYes}
          act={() => release(dialog.alert)}
        />
      );
    case 'retract':
      return (
        <Ask
          title={t.alerts.retractTitle}
          text={t.alerts.retractText}
          yes={t.alerts.retractYes}
          why={t.alerts.reason}
          danger
          act={(reason) => retract(dialog.alert, reason)}
        />
      );
    case 'standDown':
      return (
        <Ask
          title={t.alerts.standDownTitle}
          text={t.alerts.standDownText}
          yes={t.alerts.standDownYes}
          why={t.alerts.reason}
          act={(reason) => standDownAlert(dialog.alert, reason)}
        />
      );
    case 'verify':
      return (
        <Ask
          title={t.alerts.verifyTitle}
          text={t.alerts.verifyText}
          yes={t.alerts.verifyYes}
          why={t.alerts.verifyHow}
          act={(how) => verify(incident, how)}
        />
      );
    default:
      return null;
  }
}

interface AskProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  /** The label of the reason, which is then required. */
  readonly why?: string;
  readonly danger?: boolean;
  readonly act: (reason: string) => Promise<boolean>;
}

function Ask({ title, text, yes, why, danger = false, act }: AskProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await act(reason.trim())) shut();
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={shut}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{text}</p>
        {why && (
          <label>
            {why}
            <input autoFocus required maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
          </label>
        )}
        <div className="row">
          <button
            type="submit"
            className={danger ? 'danger' : 'primary'}
            disabled={busy || (why !== undefined && reason.trim() === '')}
          >
            {yes}
          </button>
          <button type="button" onClick={shut}>
            {t.incident.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
