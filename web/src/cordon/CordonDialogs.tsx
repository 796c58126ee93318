import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../common/Dialog';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { activate, release, shrink, standDown } from './orders';
import { focus, look } from './state';
import type { Cordon } from './types';
import { aimName, proposalWords } from './words';

const shut = () => look({ dialog: null });

/** Each order is confirmed in words that say what it does. */
export function CordonDialogs({ cordon }: { cordon: Cordon }) {
  const t = useT();
  const dialog = useStore(focus, (f) => f.dialog);
  const plan = cordon.plan;
  switch (dialog?.kind) {
    case 'activate':
      return <ActivateDialog cordon={cordon} id={dialog.proposal} />;
    case 'release':
      return (
        <Confirm title={t.cordon.releaseTitle} yes={t.cordon.releaseYes} act={() => release(cordon.incident)}>
          <p>{t.cordon.releaseText(civilians(cordon), plan?.activatedBy ?? '')}</p>
        </Confirm>
      );
    case 'shrink':
      return (
        <Confirm title={t.cordon.shrinkTitle} yes={t.cordon.shrinkYes} act={() => shrink(cordon.incident)}>
          <p>{t.cordon.shrinkText}</p>
        </Confirm>
      );
    case 'standDown':
      return <StandDownDialog cordon={cordon} />;
    default:
      return null;
  }
}

function civilians(cordon: Cordon): number {
  const units = cordon.plan?.posts.flatMap((post) => post.units) ?? [];
  return units.filter((unit) => unit.kind === 'taxi' || unit.kind === 'volunteer').length;
}

function ActivateDialog({ cordon, id }: { cordon: Cordon; id: string }) {
  const t = useT();
  const proposal = cordon.proposals.find((one) => one.id === id);
  if (!proposal) return cordon.standing === 'active' ? null : <GoneDialog />;
  return (
    <Confirm
      title={proposal.closes ? t.cordon.orderTitle : t.cordon.orderSearchTitle}
      yes={t.cordon.orderYes}
      act={() => activate(cordon.incident, proposal)}
    >
      <p>
        <strong>{aimName(proposal.aim, t)}</strong>: {proposalWords(proposal, t)}
      </p>
      <p>{t.cordon.orderText(proposal.units, proposal.posts.length)}</p>
      {!proposal.closes && <p className="warning">{t.cordon.orderOpen}</p>}
      {proposal.needsRelease && <p className="warning">{t.cordon.orderRelease}</p>}
    </Confirm>
  );
}

/** Another desk asked anew while this one was about to order: a question must not vanish without a word. */
function GoneDialog() {
  const t = useT();
  return (
    <Dialog title={t.cordon.orderGoneTitle} onClose={shut}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          shut();
        }}
      >
        <p className="warning">{t.cordon.orderGone}</p>
        <div className="row">
          <button type="submit" className="primary" autoFocus>
            {t.cordon.orderGoneYes}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function StandDownDialog({ cordon }: { cordon: Cordon }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const units = cordon.plan?.posts.reduce((sum, post) => sum + post.units.length, 0) ?? 0;
  return (
    <Confirm
      title={t.cordon.standDownTitle}
      yes={t.cordon.standDownYes}
      act={() => standDown(cordon.incident, reason.trim())}
      ready={reason.trim() !== ''}
      danger
    >
      <p className="warning">{t.cordon.standDownText(units)}</p>
      <label>
        {t.cordon.standDownWhy}
        <input autoFocus required maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
    </Confirm>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly yes: string;
  readonly act: () => Promise<boolean>;
  readonly ready?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

function Confirm({ title, yes, act, ready = true, danger = false, children }: ConfirmProps) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await act()) shut();
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={shut}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <div className="row">
          <button type="submit" className={danger ? 'danger' : 'primary'} disabled={busy || !ready}>
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
