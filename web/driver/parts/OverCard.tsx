import { useEffect } from 'react';
import { confirmEnd } from '../acts';
import type { Card } from '../protocol/book';
import type { AlertEnd } from '../protocol/types';
import { hush, vibrate } from '../speech/speak';
import { useText, useWords } from '../words';

/** It is over: said plainly, with thanks, and confirmed by the person. */
export function OverCard({ card, end }: { card: Card; end: AlertEnd }) {
  const w = useWords();
  const text = useText();
  useEffect(() => {
    hush();
    vibrate('end');
  }, []);
  return (
    <article className={`card over over-${end.kind}`} data-alert={card.id} role="alert">
      {card.alert?.drill && <p className="drill">{w.drill}</p>}
      <h2>{w.over[end.kind]}</h2>
      {card.alert && (
        <p className="over-what">
          {end.kind === 'retracted' ? <del>{text(card.alert.headline)}</del> : text(card.alert.headline)}
        </p>
      )}
      <p className="alert-text">
        {end.text ? text(end.text) : end.kind === 'retracted' ? w.over.forget : w.over.thanks}
      </p>
      <div className="thumbs">
        <button type="button" className="thumb yes" onClick={() => confirmEnd(card.id)}>
          {w.over.confirm}
        </button>
      </div>
    </article>
  );
}
