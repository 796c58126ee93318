import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Incident, Recommendation, UnitChoice } from '../api/types';
import { selectUnit, ui } from '../app/ui';
import { clockTime, distance, count as readable, timer } from '../common/format';
import { useStore } from '../common/store';
import { useT, word } from '../i18n';
import { DEFAULT_COUNT, recommend, send, sendBest } from './actions';
import { detail } from './detail';
import { takeSendFocus } from './focus';

const MOST = 20;

export function Recommended({ incident }: { incident: Incident }) {
  const t = useT();
  const found = useStore(detail, (d) => d.recommendation);
  const searching = useStore(detail, (d) => d.searching);
  const [count, setCount] = useState(DEFAULT_COUNT);
  const [sending, setSending] = useState(false);
  const best = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!searching) takeSendFocus(best.current);
  }, [searching]);

  const sendAll = async () => {
    setSending(true);
    await sendBest(incident.id);
    setSending(false);
  };

  return (
    <section className="recommended" aria-labelledby="recommended-title">
      <header>
        <h3 id="recommended-title">{t.recommend.title}</h3>
        <label className="count-choice">
          {t.recommend.count}
          <input
            type="number"
            min={1}
            max={MOST}
            value={count}
            onChange={(e) => setCount(Math.max(1, Math.min(MOST, e.target.valueAsNumber || 1)))}
          />
        </label>
        <button type="button" disabled={searching} onClick={() => void recommend(incident.id, count)}>
          {searching ? t.recommend.busy : found ? t.recommend.again : t.recommend.ask} <kbd>R</kbd>
        </button>
      </header>
      {found && <Choices found={found} incident={incident} />}
      {found && found.chosen.length > 0 && (
        <button
          ref={best}
          type="button"
          className="primary send-best"
          disabled={sending}
          onClick={() => void sendAll()}
        >
          {sending ? t.recommend.sending : t.recommend.sendBest(found.chosen.length)} <kbd>S</kbd>
        </button>
      )}
      <AddByName incident={incident} />
    </section>
  );
}

function Choices({ found, incident }: { found: Recommendation; incident: Incident }) {
  const t = useT();
  return (
    <div aria-live="polite">
      {found.shortfall && (
        <p className="shortfall">
          {found.chosen.length === 0 ? t.recommend.nobody : ''}{' '}
          {t.recommend.shortfall(found.chosen.length, found.count, word(t.shortfalls, found.shortfall))}
        </p>
      )}
      <ol className="choices">
        {found.chosen.map((choice) => (
          <Choice key={choice.unit} choice={choice} incident={incident} />
        ))}
      </ol>
      {found.reserves.length > 0 && (
        <details>
          <summary>
            {t.recommend.reserves} ({found.reserves.length})
          </summary>
          <ol className="choices">
            {found.reserves.map((choice) => (
              <Choice key={choice.unit} choice={choice} incident={incident} />
            ))}
          </ol>
        </details>
      )}
      <p className="quiet">
        {found.excluded.length > 0 &&
          `${t.recommend.excluded}: ${found.excluded.map((e) => `${readable(e.count)} ${word(t.exclusions, e.reason)}`).join(', ')}. `}
        {t.recommend.decidedAt(clockTime(found.at))}
      </p>
    </div>
  );
}

function Choice({ choice, incident }: { choice: UnitChoice; incident: Incident }) {
  const t = useT();
  const selected = useStore(ui, (u) => u.unit === choice.unit);
  return (
    <li className={selected ? 'selected' : ''}>
      <button type="button" className="plain choice-name" onClick={() => selectUnit(choice.unit)}>
        <strong>{choice.callSign}</strong> <span>{t.kinds[choice.kind]}</span>
      </button>
      <span className="choice-eta">{t.recommend.eta(timer(choice.eta))}</span>
      <button
        type="button"
        aria-label={t.recommend.send(choice.callSign)}
        onClick={() => void send(incident.id, [choice.unit])}
      >
        {t.recommend.add}
      </button>
      <span className="choice-why">
        {distance(choice.distance)} {choice.byRoad ? t.recommend.byRoad : t.recommend.straight} ·{' '}
        {word(t.reasons, choice.reason)} ·{' '}
        <span className={choice.fixAge > 60 ? 'old' : ''}>{t.recommend.age(timer(choice.fixAge))}</span>
      </span>
    </li>
  );
}

function AddByName({ incident }: { incident: Incident }) {
  const t = useT();
  const [name, setName] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const units = name.split(/[\s,，]+/).filter(Boolean);
    if (units.length > 0 && (await send(incident.id, units))) setName('');
  };
  return (
    <form className="add-unit" onSubmit={(event) => void submit(event)}>
      <input
        aria-label={t.recommend.addById}
        placeholder={t.recommend.addHint}
        value={name}
        onChange={(e) => setName(e.target.value)}
      />
      <button type="submit" disabled={name.trim() === ''}>
        {t.recommend.add}
      </button>
    </form>
  );
}
