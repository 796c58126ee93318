import { clockTime } from '../../src/common/format';
import { useStore } from '../../src/common/store';
import { phone } from '../phone';
import { useWords } from '../words';

/** The state of the link in words, always in the same place. */
export function LinkBar() {
  const w = useWords();
  const link = useStore(phone, (p) => p.link);
  const waiting = useStore(phone, (p) => p.book.outbox.filter((item) => !isSilent(item)).length);
  return (
    <div className={`link link-${link.kind}`} role="status">
      <span className="link-light" aria-hidden="true" />
      <span>
        {link.kind === 'lost' ? w.link.lost : w.link[link.kind]}
        {link.kind === 'lost' && link.lostAt !== null && ` ${w.link.lostSince(clockTime(link.lostAt))}`}
      </span>
      {waiting > 0 && <strong className="link-waiting">{w.link.waiting(waiting)}</strong>}
    </div>
  );
}

/** "Delivered" and "seen" are sent by the phone, not by the person. */
function isSilent(item: { readonly kind: string; readonly step?: string }): boolean {
  return item.kind === 'step' && (item.step === 'delivered' || item.step === 'seen');
}
