import { useStore } from '../../src/common/store';
import { phone } from '../phone';
import { setConsent } from '../position/share';
import { isCivilian } from '../position/useSharing';
import { useWords } from '../words';

/** Asked before the browser asks: what, when exactly, why, and that "no" costs nothing. */
export function Consent() {
  const w = useWords();
  const civilian = useStore(phone, (p) => isCivilian(p.standing));
  return (
    <section className="card consent" aria-labelledby="consent-title">
      <h2 id="consent-title">{w.position.title}</h2>
      <ul>
        <li>{w.position.what}</li>
        <li>{civilian ? w.position.when : w.position.whenCrew}</li>
        <li>{w.position.why}</li>
        <li>{w.position.end}</li>
      </ul>
      <div className="thumbs">
        <button type="button" className="thumb yes" onClick={() => setConsent('given')}>
          {w.position.agree}
        </button>
        <button type="button" className="thumb" onClick={() => setConsent('refused')}>
          {w.position.refuse}
        </button>
      </div>
    </section>
  );
}
