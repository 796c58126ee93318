import { type FormEvent, useMemo, useState } from 'react';
import type { Incident } from '../api/types';
import { show, ui } from '../app/ui';
import { serverNow } from '../common/clock';
import { Dialog } from '../common/Dialog';
import { useStore } from '../common/store';
import { language, nameOf, useT } from '../i18n';
import { close, reopen, step } from './actions';
import { catalogue } from './catalogue';
import { isActive } from './overdue';

const HOUR_MS = 3_600_000;
const CALL_BACK_MS = { hours: 4 * HOUR_MS, tomorrow: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;
const callBackChoices = ['none', 'hours', 'tomorrow', 'week'] as const;
type CallBackChoice = (typeof callBackChoices)[number];

const shut = () => show({ dialog: null });

export function IncidentDialogs({ incident }: { incident: Incident }) {
  const t = useT();
  const dialog = useStore(ui, (u) => u.dialog);
  switch (dialog?.kind) {
    case 'close':
      return incident.status === 'closed' ? null : <CloseDialog incident={incident} />;
    case 'reopen':
      return incident.status !== 'closed' ? null : (
        <ReasonDialog
          title={t.close.reopenWhy}
          confirm={t.close.confirmReopen}
          act={(reason) => reopen(incident.id, reason)}
        />
      );
    case 'takeOff':
      return (
        <ReasonDialog
          title={t.assignments.confirmTakeOff(dialog.callSign)}
          label={t.assignments.takeOffWhy}
          confirm={t.assignments.takeOff}
          act={(reason) => step(incident.id, dialog.unit, 'takenOff', reason)}
        />
      );
    default:
      return null;
  }
}

function CloseDialog({ incident }: { incident: Incident }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const dispositions = useStore(catalogue, (c) => c.dispositions);
  const [chosen, setChosen] = useState(dispositions[0]?.code ?? '');
  const [remark, setRemark] = useState('');
  const [callBack, setCallBack] = useState<CallBackChoice>('none');
  const [busy, setBusy] = useState(false);
  // Worked out once: asked again after a cut it must be the same command.
  const due = useMemo(() => (callBack === 'none' ? undefined : serverNow() + CALL_BACK_MS[callBack]), [callBack]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await close(incident.id, chosen, remark.trim(), due)) shut();
    setBusy(false);
  };
  return (
    <Dialog title={t.close.title} onClose={shut}>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          {t.close.disposition}
          <select autoFocus value={chosen} onChange={(e) => setChosen(e.target.value)}>
            {dispositions.map((d) => (
              <option key={d.code} value={d.code}>
                {nameOf(d, code)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.close.remark}
          <textarea rows={3} value={remark} onChange={(e) => setRemark(e.target.value)} />
        </label>
        {incident.desk.callBack === null && (
          <label>
            {t.desk.atClosing}
            <select value={callBack} onChange={(e) => setCallBack(e.target.value as CallBackChoice)}>
              {callBackChoices.map((choice) => (
                <option key={choice} value={choice}>
                  {t.desk.atClosingChoices[choice]}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="warning">{t.close.warning(incident.assignments.filter(isActive).length)}</p>
        <div className="row">
          <button type="submit" className="primary" disabled={busy || chosen === ''}>
            {t.close.confirm}
          </button>
          <button type="button" onClick={shut}>
            {t.close.keep}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ReasonProps {
  readonly title: string;
  readonly label?: string;
  readonly confirm: string;
  readonly act: (reason: string) => Promise<boolean>;
}

function ReasonDialog({ title, label, confirm, act }: ReasonProps) {
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
        <label>
          {label ?? ''}
          <input
            autoFocus
            required
            aria-label={label ?? title}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
        <div className="row">
          <button type="submit" className="primary" disabled={busy || reason.trim() === ''}>
            {confirm}
          </button>
          <button type="button" onClick={shut}>
            {t.incident.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
