import { useState } from 'react';
import { report } from '../acts';
import { consent, here, locateOnce } from '../position/share';
import type { SightingBody } from '../protocol/outbox';
import type { DriverAlert } from '../protocol/types';
import { useWords } from '../words';
import { Afterwards } from './Afterwards';
import { Direction, type Where } from './Direction';

/** Two taps: "seen here", and where it is going. Photo and note come afterwards, when there is time. */
export function Sighting({ alert }: { alert: DriverAlert | null }) {
  const w = useWords();
  const [where, setWhere] = useState<Where>(null);
  const [asking, setAsking] = useState(false);
  const [sent, setSent] = useState<SightingBody | null>(null);

  const ask = async () => {
    setSent(null);
    setAsking(true);
    const known = consent.get() === 'given' ? here.get() : null;
    setWhere(known ?? 'finding');
    if (!known) setWhere(await locateOnce());
  };
  const send = (body: SightingBody) => {
    report(body);
    setAsking(false);
    setSent(body);
  };
  return (
    <>
      <button type="button" className="foot-button seen" onClick={() => void ask()}>
        {w.sighting.button}
      </button>
      {asking && (
        <Direction alert={alert} where={where} onPlace={setWhere} onSend={send} onClose={() => setAsking(false)} />
      )}
      {sent && <Afterwards of={sent} onClose={() => setSent(null)} />}
    </>
  );
}
