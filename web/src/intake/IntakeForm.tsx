import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Channel, channels, type Priority, priorities } from '../api/types';
import { pickedPlace, show } from '../app/ui';
import { Dialog } from '../common/Dialog';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { catalogue } from '../incidents/catalogue';
import { PriorityShape } from '../theme/Shape';
import { useCreate } from './create';
import { Duplicates } from './Duplicates';
import { PlaceField } from './PlaceField';
import { PremisesKnown } from './PremisesKnown';
import { rank } from './rank';
import { TypeField } from './TypeField';
import { usePlace } from './usePlace';

/** Taking a call. Place and type come first: they are what sends help; the rest can be typed while a unit is on its way. */
export function IntakeForm({ startType }: { startType: string }) {
  const t = useT();
  const types = useStore(catalogue, (c) => c.types);
  const place = usePlace();
  const first = useMemo(() => (startType ? rank(types, startType, 1)[0] : undefined), [startType, types]);
  const [typeCode, setTypeCode] = useState<string | null>(first?.code ?? null);
  const [priority, setPriority] = useState<Priority>(first?.priority ?? 3);
  const [priorityChosen, setPriorityChosen] = useState(false);
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [address, setAddress] = useState('');
  const [channel, setChannel] = useState<Channel>('phone');
  const [drill, setDrill] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const told = address.trim() || place.address;
  const call = { typeCode, priority, channel, place: place.at, address: told, number, name, notes, drill };
  const { create, addTo, busy, missing } = useCreate(call);
  const touched = place.text !== '' || place.at !== null || number !== '' || name !== '' || notes !== '';

  useEffect(() => () => pickedPlace.set(null), []);

  const leave = () => (touched ? setAsking(true) : show({ intake: null }));
  const choosePriority = (p: Priority) => {
    setPriority(p);
    setPriorityChosen(true);
  };
  const chooseType = (code: string | null) => {
    setTypeCode(code);
    const preset = types.find((type) => type.code === code)?.priority;
    if (preset !== undefined && !priorityChosen) setPriority(preset);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void create();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };

  return (
    <section className="intake" aria-labelledby="intake-title">
      <form
        ref={form}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <header>
          <h2 id="intake-title">{t.intake.title}</h2>
          <button type="button" className="plain" aria-label={t.intake.cancel} onClick={leave}>
            ✕
          </button>
        </header>
        <div className="intake-fields">
          <PlaceField place={place} invalid={missing === 'place'} />
          {place.at && <PremisesKnown place={place.at} />}
          {place.at && (
            <Duplicates place={place.at} typeCode={typeCode} onAdd={(incident) => void addTo(incident)} busy={busy} />
          )}
          <TypeField
            value={typeCode}
            startText={first ? null : startType}
            invalid={missing === 'type'}
            onChoose={chooseType}
            onPriority={choosePriority}
          />
          <fieldset className="intake-priority">
            <legend>{t.intake.priority}</legend>
            {priorities.map((p) => (
              <label key={p} className={p === priority ? 'chosen' : ''}>
                <input type="radio" name="priority" checked={p === priority} onChange={() => choosePriority(p)} />
                <PriorityShape priority={p} />
                {t.priorities[p]}
              </label>
            ))}
          </fieldset>
          <div className="pair">
            <Text label={t.intake.number} value={number} onChange={setNumber} inputMode="tel" />
            <Text label={t.intake.name} value={name} onChange={setName} />
          </div>
          <label>
            {t.intake.notes}
            <textarea
              rows={3}
              placeholder={t.intake.notesHint}
              value={notes}
              onChange={(e) => setNotes(e.target.value)}
            />
          </label>
          <Text label={t.intake.address} value={address} onChange={setAddress} placeholder={place.address} />
          <div className="pair">
            <label>
              {t.intake.channel}
              <select
                value={channel}
                onChange={(e) => setChannel(channels.find((c) => c === e.target.value) ?? 'phone')}
              >
                {channels.map((c) => (
                  <option key={c} value={c}>
                    {t.channels[c]}
                  </option>
                ))}
              </select>
            </label>
            <label className="check">
              <input type="checkbox" checked={drill} onChange={(e) => setDrill(e.target.checked)} />
              {t.intake.drill}
            </label>
          </div>
        </div>
        <footer>
          {missing && (
            <p role="alert" className="error">
              {missing === 'place' ? t.intake.noPlace : t.intake.noType}
            </p>
          )}
          <button type="submit" className="primary" disabled={busy}>
            {busy ? t.intake.creating : t.intake.create} <kbd>Ctrl+Enter</kbd>
          </button>
          <p className="quiet">{t.intake.keys}</p>
        </footer>
      </form>
      {asking && (
        <Dialog title={t.intake.discard} onClose={() => setAsking(false)}>
          <div className="row">
            <button type="button" autoFocus onClick={() => setAsking(false)}>
              {t.intake.discardNo}
            </button>
            <button
              type="button"
              className="danger"
              onClick={() => {
                show({ intake: null });
              }}
            >
              {t.intake.discardYes}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputMode?: 'tel';
  readonly placeholder?: string;
}

function Text({ label, value, onChange, ...rest }: TextProps) {
  return (
    <label>
      {label}
      <input value={value} onChange={(e) => onChange(e.target.value)} {...rest} />
    </label>
  );
}
