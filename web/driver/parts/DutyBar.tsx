import { useStore } from '../../src/common/store';
import { setDuty } from '../acts';
import { phone } from '../phone';
import { occupied, setOccupied } from '../position/share';
import { useWords } from '../words';

/** Whether the unit can be asked, and whether somebody sits in the back. */
export function DutyBar() {
  const w = useWords();
  const standing = useStore(phone, (p) => p.standing);
  const wanted = useStore(phone, wantedDuty);
  const full = useStore(occupied, (o) => o);
  if (!standing) return null;
  const onDuty = wanted ?? standing.onDuty;
  return (
    <section className="duty">
      <button
        type="button"
        className={`switch ${onDuty ? 'on' : ''}`}
        aria-pressed={onDuty}
        onClick={() => setDuty(!onDuty)}
      >
        <span>{onDuty ? w.duty.on : w.duty.off}</span>
        <small>{onDuty ? w.duty.goOff : w.duty.goOn}</small>
      </button>
      {standing.kind === 'taxi' && (
        <button type="button" className="switch" aria-pressed={full} onClick={() => setOccupied(!full)}>
          <span>{full ? w.occupied.yes : w.occupied.no}</span>
          <small>{full ? w.occupied.no : w.occupied.yes}</small>
        </button>
      )}
      {full && standing.kind === 'taxi' && <p className="hint">{w.occupied.hint}</p>}
      {!standing.optedIn && <p className="hint">{w.duty.notOptedIn}</p>}
    </section>
  );
}

/** What was tapped last and has not arrived yet. */
function wantedDuty({ book }: ReturnType<typeof phone.get>): boolean | null {
  return book.outbox.reduce<boolean | null>((last, item) => (item.kind === 'duty' ? item.onDuty : last), null);
}
