import { type ChangeEvent, useState } from 'react';
import { Dialog } from '../../src/common/Dialog';
import { useStore } from '../../src/common/store';
import { report } from '../acts';
import { phone } from '../phone';
import type { SightingBody } from '../protocol/outbox';
import { useWords } from '../words';
import { photoOf } from './photo';

/** The centre takes 200 characters, the word “addition” included. */
const LONGEST_NOTE = 160;

/** The report is out; this only adds to it. */
export function Afterwards({ of, onClose }: { of: SightingBody; onClose: () => void }) {
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
