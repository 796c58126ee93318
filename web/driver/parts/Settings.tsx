import { useState } from 'react';
import { Dialog } from '../../src/common/Dialog';
import { useStore } from '../../src/common/store';
import { language } from '../../src/i18n';
import { signOut } from '../../src/session/session';
import { install, installOffer } from '../install';
import { keepOwner } from '../link/keep';
import { closeBook, phone } from '../phone';
import { consent, denied, here, setConsent } from '../position/share';
import { sharesExactly } from '../position/useSharing';
import { canSpeak, hush, readsAloud, setReadsAloud, speak } from '../speech/speak';
import { useWords } from '../words';

export function Settings({ onClose, onAskConsent }: { onClose: () => void; onAskConsent: () => void }) {
  const w = useWords();
  const [leaving, setLeaving] = useState(false);
  const offer = useStore(installOffer, (o) => o);
  const unsent = useStore(phone, (p) => p.book.outbox.length);
  const leave = () => {
    hush();
    keepOwner(null);
    closeBook();
    void signOut();
  };
  return (
    <Dialog title={w.settings} onClose={onClose} className="sheet">
      <Aloud />
      <section className="setting">
        <PositionState />
        <PositionChoice onAsk={onAskConsent} />
      </section>
      {offer && (
        <button type="button" className="wide" onClick={() => void install()}>
          {w.install}
        </button>
      )}
      {leaving ? (
        <section className="setting" role="alert">
          <p>{w.signOutUnsent(unsent)}</p>
          <div className="thumbs">
            <button type="button" className="thumb" onClick={leave}>
              {w.signOutYes}
            </button>
            <button type="button" className="thumb yes" onClick={() => setLeaving(false)}>
              {w.signOutNo}
            </button>
          </div>
        </section>
      ) : (
        <button type="button" className="wide" onClick={() => (unsent > 0 ? setLeaving(true) : leave())}>
          {w.signOut}
        </button>
      )}
      <button type="button" className="wide" onClick={onClose}>
        {w.close}
      </button>
    </Dialog>
  );
}

function Aloud() {
  const w = useWords();
  const on = useStore(readsAloud, (r) => r);
  if (!canSpeak()) return <p className="setting">{w.speech.none}</p>;
  const change = () => {
    setReadsAloud(!on);
    // The sample is also the touch that browsers want before a page may speak by itself.
    if (on) hush();
    else speak(w.speech.sample, language.get());
  };
  return (
    <label className="setting check">
      <input type="checkbox" checked={on} onChange={change} />
      {w.speech.auto}
    </label>
  );
}

function PositionChoice({ onAsk }: { onAsk: () => void }) {
  const w = useWords();
  const given = useStore(consent, (c) => c === 'given');
  return given ? (
    <button type="button" className="wide" onClick={() => setConsent('refused')}>
      {w.position.stop}
    </button>
  ) : (
    <button type="button" className="wide" onClick={onAsk}>
      {w.position.title}
    </button>
  );
}

/** What leaves the phone now, in plain words. */
export function PositionState() {
  const w = useWords();
  const given = useStore(consent, (c) => c === 'given');
  const refused = useStore(denied, (d) => d);
  const found = useStore(here, (fix) => fix !== null);
  const exact = useStore(phone, sharesExactly);
  const onDuty = useStore(phone, (p) => p.standing?.onDuty === true);
  const state = () => {
    if (!given || !onDuty) return w.position.off;
    if (refused) return w.position.denied;
    if (!found) return w.position.waiting;
    return exact ? w.position.exact : w.position.rough;
  };
  return <p className={`position ${given && onDuty ? 'shared' : ''}`}>{state()}</p>;
}
