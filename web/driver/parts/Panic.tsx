import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Dialog } from '../../src/common/Dialog';
import { useStore } from '../../src/common/store';
import { callForHelp } from '../acts';
import { phone } from '../phone';
import { consent, here, locateOnce } from '../position/share';
import { vibrate } from '../speech/speak';
import { useWords } from '../words';

const HOLD_MS = 1_000;
/** A cry for help does not wait for a satellite. */
const PLACE_WITHIN_MS = 1_500;

function soon<T>(answer: Promise<T | null>): Promise<T | null> {
  return Promise.race([answer, new Promise<null>((done) => setTimeout(() => done(null), PLACE_WITHIN_MS))]);
}

/** Held for a second by thumb or key; a screen reader's single activation is asked once more instead. */
export function Panic() {
  const w = useWords();
  const [holding, setHolding] = useState(false);
  const [asking, setAsking] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = async () => {
    vibrate('end');
    const place = (consent.get() === 'given' ? here.get() : null) ?? (await soon(locateOnce()));
    setKey(callForHelp(place));
  };
  const press = () => {
    if (holding) return;
    held.current = true;
    setHolding(true);
    timer.current = setTimeout(() => {
      setHolding(false);
      void send();
    }, HOLD_MS);
  };
  const letGo = () => {
    clearTimeout(timer.current);
    setHolding(false);
    // The click that belongs to this press comes right after it.
    setTimeout(() => {
      held.current = false;
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) press();
  };
  return (
    <>
      <button
        type="button"
        className={`foot-button panic ${holding ? 'holding' : ''}`}
        onPointerDown={press}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={onKey}
        onKeyUp={letGo}
        onBlur={letGo}
        onClick={() => {
          if (!held.current) setAsking(true);
        }}
      >
        {holding ? w.panic.holding : w.panic.button}
      </button>
      {asking && (
        <Dialog title={w.panic.ask} onClose={() => setAsking(false)} className="sheet">
          <div className="thumbs">
            <button
              type="button"
              className="thumb danger"
              onClick={() => {
                setAsking(false);
                void send();
              }}
            >
              {w.panic.yes}
            </button>
            <button type="button" className="thumb" onClick={() => setAsking(false)}>
              {w.panic.no}
            </button>
          </div>
        </Dialog>
      )}
      {key && <PanicState of={key} onClose={() => setKey(null)} />}
    </>
  );
}

function PanicState({ of, onClose }: { of: string; onClose: () => void }) {
  const w = useWords();
  const waiting = useStore(phone, (p) => p.book.outbox.some((item) => item.key === of));
  return (
    <section className="afterwards panic-state" role="alert">
      <p>
        <strong>{waiting ? w.panic.sending : w.panic.sent}</strong> {w.panic.keep}
      </p>
      {!waiting && (
        <button type="button" onClick={onClose}>
          {w.close}
        </button>
      )}
    </section>
  );
}
