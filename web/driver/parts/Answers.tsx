import { useStore } from '../../src/common/store';
import { answer } from '../acts';
import { here } from '../position/share';
import type { Card } from '../protocol/book';
import { type Choice, choices, goesThere, isMobilised } from '../protocol/ladder';
import type { DriverAlert } from '../protocol/types';
import { useWords, type Words } from '../words';

/** Metres per second; slower is creeping to the kerb. */
const DRIVING = 2;

/** The answers to one alert, each as large as a thumb. */
export function Answers({ card, alert }: { card: Card; alert: DriverAlert }) {
  const w = useWords();
  const speed = useStore(here, (fix) => fix?.speed ?? 0);
  const open = choices(alert, card.step);
  if (open.length === 0) return null;
  return (
    <div className={`thumbs ${isMobilised(card.step) ? 'going' : 'asked'}`}>
      {speed > DRIVING && <p className="hint">{w.alert.standStill}</p>}
      {open.map((choice) => (
        <button
          key={choice}
          type="button"
          className={`thumb ${choice === 'declined' || choice === 'unable' ? '' : 'yes'}`}
          onClick={() => answer(alert.id, choice)}
        >
          {answerWord(w, alert, card, choice)}
        </button>
      ))}
    </div>
  );
}

function answerWord(w: Words, alert: DriverAlert, card: Card, choice: Choice): string {
  if (choice === 'accepted' && !goesThere(alert)) return w.answer.acceptedEyes;
  if (choice === 'atPost' && !alert.post) return w.answer.there;
  return choice === 'unable' && isMobilised(card.step) ? w.answer.withdraw : w.answer[choice];
}
