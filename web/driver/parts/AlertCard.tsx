import { useEffect, useState } from 'react';
import { useStore } from '../../src/common/store';
import { language } from '../../src/i18n';
import { markPresented } from '../acts';
import { phone } from '../phone';
import type { Card } from '../protocol/book';
import type { Choice } from '../protocol/ladder';
import type { DriverAlert } from '../protocol/types';
import { canSpeak, hush, readsAloud, speak, speaking, spokenText, vibrate } from '../speech/speak';
import { useText, useWords, words } from '../words';
import { Answers } from './Answers';

/** One order: what it is, what to do, what to look for, what never to do, and three answers for one thumb. */
export function AlertCard({ card, alert, docked }: { card: Card; alert: DriverAlert; docked: boolean }) {
  const w = useWords();
  const text = useText();
  const [changed] = useState(() => card.shown > 0 && card.shown < alert.seq);
  useArrival(alert, card.shown);
  return (
    <article className={`card alert urgency-${alert.urgency}`} data-alert={alert.id} aria-labelledby={`h-${alert.id}`}>
      {alert.drill && <p className="drill">{w.drill}</p>}
      {changed && <p className="changed">{w.alert.updated}</p>}
      <p className="alert-top">
        <span className="urgency">{w.urgency[alert.urgency]}</span>
        {alert.synthetic && <span className="tag">{w.synthetic}</span>}
      </p>
      <h2 id={`h-${alert.id}`}>{text(alert.headline)}</h2>
      {/* Right under the headline: on a small phone the end of the card is below the edge, and whether the answer arrived is what is looked for. */}
      <Answered card={card} alert={alert} />
      {alert.eyesOnly && <p className="eyes-only">{w.alert.eyesOnly}</p>}
      <p className="alert-text">{text(alert.text)}</p>
      <PostFacts alert={alert} />
      {alert.lookFor && (
        <p className="look-for">
          <strong>{w.alert.lookFor}</strong> {text(alert.lookFor)}
        </p>
      )}
      {alert.never && <p className="never">{text(alert.never)}</p>}
      <p className="quiet valid">{w.alert.validUntil(hourAndMinute(alert.expiresAt))}</p>
      <Aloud alert={alert} />
      {!docked && <Answers card={card} alert={alert} />}
    </article>
  );
}

function PostFacts({ alert }: { alert: DriverAlert }) {
  const w = useWords();
  const text = useText();
  const { post } = alert;
  if (!post) return null;
  return (
    <div className="post">
      <h3>{w.alert.yourPost}</h3>
      <p className="post-place">{post.place}</p>
      {post.approach && (
        <p>
          {w.alert.approach} {text(post.approach)}
        </p>
      )}
      {post.standOff > 0 && <p>{w.alert.standOff(Math.round(post.standOff))}</p>}
    </div>
  );
}

function Aloud({ alert }: { alert: DriverAlert }) {
  const w = useWords();
  const code = useStore(language, (l) => l);
  const busy = useStore(speaking, (s) => s);
  if (!canSpeak()) return null;
  return (
    <button type="button" className="aloud" onClick={() => (busy ? hush() : speak(spokenText(alert, code, w), code))}>
      {busy ? w.alert.hush : w.alert.hear}
    </button>
  );
}

/** What was answered, and whether the centre has it. */
function Answered({ card, alert }: { card: Card; alert: DriverAlert }) {
  const w = useWords();
  const waiting = useStore(phone, (p) =>
    p.book.outbox.some((item) => item.kind === 'step' && item.alert === alert.id && item.step === card.step),
  );
  const { step } = card;
  if (step === null || !(step in w.answered)) return null;
  return (
    <p className="answered" role="status">
      {w.answered[step as Choice]} <small>({waiting ? w.alert.waits : w.alert.arrived})</small>
    </p>
  );
}

/** Once for each version: tells the centre that it was seen, and makes itself felt and heard. */
function useArrival(alert: DriverAlert, shown: number): void {
  useEffect(() => {
    if (shown >= alert.seq) return undefined;
    const show = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', show);
      vibrate('alert');
      if (readsAloud.get()) speak(spokenText(alert, language.get(), words()), language.get());
      markPresented(alert.id);
    };
    document.addEventListener('visibilitychange', show);
    show();
    return () => document.removeEventListener('visibilitychange', show);
  }, [alert, shown]);
}

/** Plain text that does not tick: nobody shall be made to hurry. */
function hourAndMinute(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}
