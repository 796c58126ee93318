import { type ChangeEvent, useState } from 'react';
import { Dialog } from '../../src/common/Dialog';
import type { LatLon } from '../../src/common/geo';
import { useStore } from '../../src/common/store';
import { report } from '../acts';
import { phone } from '../phone';
import { consent, here, locateOnce } from '../position/share';
import type { SightingBody } from '../protocol/outbox';
import type { DriverAlert } from '../protocol/types';
import { useWords } from '../words';
import { photoOf } from './photo';

const directions = [0, 45, 90, 135, 180, 225, 270, 315] as const;

/** The centre takes 200 characters, the word “addition” included. */
const LONGEST_NOTE = 160;

type Where = LatLon | 'finding' | null;

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

interface DirectionProps {
  readonly alert: DriverAlert | null;
  readonly where: Where;
  readonly onPlace: (at: LatLon) => void;
  readonly onSend: (body: SightingBody) => void;
  readonly onClose: () => void;
}

function Direction({ alert, where, onPlace, onSend, onClose }: DirectionProps) {
  const w = useWords();
  const [what, setWhat] = useState<SightingBody['what']>('vehicle');
  const at = where === 'finding' ? null : where;
  const go = (heading: number | null) => {
    if (at) onSend({ alert: alert?.id ?? null, lat: at.lat, lon: at.lon, heading, what, note: null, photo: null });
  };
  return (
    <Dialog title={w.sighting.title} onClose={onClose} className="sheet">
      <p className="hint">{w.sighting.hint}</p>
      {where === 'finding' && <p role="status">{w.sighting.finding}</p>}
      {where === null && (
        <p role="alert" className="error">
          {w.sighting.noPosition}
        </p>
      )}
      {where === null && alert?.post && (
        <button type="button" className="thumb" onClick={() => alert.post && onPlace(alert.post.at)}>
          {w.sighting.atPost}
        </button>
      )}
      <fieldset className="what" aria-label={w.sighting.whatLabel}>
        {(['vehicle', 'person'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={what === each} onClick={() => setWhat(each)}>
            {w.sighting.what[each]}
          </button>
        ))}
      </fieldset>
      <div className="wheel">
        {directions.map((degrees) => (
          <button
            key={degrees}
            type="button"
            className={`spoke spoke-${degrees}`}
            disabled={!at}
            onClick={() => go(degrees)}
          >
            <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" style={{ rotate: `${degrees}deg` }}>
              <path d="M12 2 20 21 12 16.500 4 21Z" fill="currentColor" />
            </svg>
            {w.sighting.directions[degrees]}
          </button>
        ))}
        <button type="button" className="spoke spoke-none" disabled={!at} onClick={() => go(null)}>
          {w.sighting.stands}
        </button>
      </div>
      <button type="button" className="thumb" onClick={onClose}>
        {w.sighting.cancel}
      </button>
    </Dialog>
  );
}

/** The report is out; this only adds to it. */
function Afterwards({ of, onClose }: { of: SightingBody; onClose: () => void }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [photo, setPhoto] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const live = useStore(phone, (p) => p.link.kind !== 'lost');

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    const read = await photoOf(file);
    setPhoto(read);
    setBad(read === null);
  };
  const add = () => {
    report({ ...of, note: [w.sighting.addition, note.trim()].filter(Boolean).join(': '), photo });
    onClose();
  };
  return (
    <section className="afterwards" aria-live="polite">
      <p>
        {live ? w.sighting.sent : w.link.lost}{' '}
        {!open && (
          <button type="button" onClick={() => setOpen(true)}>
            {w.sighting.more}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {w.close}
        </button>
      </p>
      {open && (
        <Dialog title={w.sighting.more} onClose={onClose} className="sheet">
          <p className="hint">{w.sighting.photoHint}</p>
          <label>
            {w.sighting.note}
            <input
              maxLength={LONGEST_NOTE}
              placeholder={w.sighting.noteHint}
              value={note}
              onChange={(e) => setNote(e.target.value)}
            />
          </label>
          <label>
            {w.sighting.photo}
            <input type="file" accept="image/*" capture="environment" onChange={(e) => void choose(e)} />
          </label>
          {bad && (
            <p role="alert" className="error">
              {w.sighting.photoBad}
            </p>
          )}
          <div className="thumbs">
            <button type="button" className="thumb yes" disabled={note.trim() === '' && photo === null} onClick={add}>
              {w.sighting.send}
            </button>
            <button type="button" className="thumb" onClick={onClose}>
              {w.sighting.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
