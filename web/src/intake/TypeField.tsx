import { type KeyboardEvent, useMemo, useState } from 'react';
import { type IncidentType, type Priority, priorities } from '../api/types';
import { useStore } from '../common/store';
import { language, nameOf, useT } from '../i18n';
import { catalogue } from '../incidents/catalogue';
import { PriorityShape } from '../theme/Shape';
import { rank } from './rank';

interface TypeFieldProps {
  readonly value: string | null;
  readonly startText: string | null;
  readonly invalid: boolean;
  readonly onChoose: (code: string | null) => void;
  readonly onPriority: (priority: Priority) => void;
}

/** Type by typing. No type has a digit in its name, so 1–4 set the priority from here without leaving the field. */
export function TypeField({ value, startText, invalid, onChoose, onPriority }: TypeFieldProps) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const types = useStore(catalogue, (c) => c.types);
  const byCode = useStore(catalogue, (c) => c.byCode);
  const chosen = value === null ? undefined : byCode.get(value);
  const [text, setText] = useState(startText ?? '');
  const [typing, setTyping] = useState(false);
  const [active, setActive] = useState(0);
  const hits = useMemo(() => (typing ? rank(types, text) : []), [types, text, typing]);

  const choose = (type: IncidentType | undefined) => {
    if (!type) return;
    onChoose(type.code);
    setText('');
    setTyping(false);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const priority = priorities.find((p) => String(p) === event.key);
    if (priority !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      onPriority(priority);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!typing) setTyping(true);
      else if (hits.length > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && typing) {
      event.preventDefault();
      choose(hits[active]);
    } else if ((event.key === 'Tab' || event.key === 'Enter') && typing && text !== '') {
      choose(hits[active]);
    } else if (event.key === 'Escape' && typing) {
      event.preventDefault();
      setTyping(false);
    }
  };

  return (
    <div className="type-field">
      <label htmlFor="intake-type">{t.intake.type}</label>
      <input
        id="intake-type"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="type-hits"
        aria-activedescendant={hits.length > 0 ? `type-${active}` : undefined}
        aria-invalid={invalid}
        placeholder={t.intake.typeHint}
        value={typing ? text : chosen ? nameOf(chosen, code) : text}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyping(false)}
        onChange={(e) => {
          setText(e.target.value);
          setTyping(true);
          setActive(0);
          if (e.target.value === '') onChoose(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="type-hits" aria-label={t.intake.type} className="hits" hidden={hits.length === 0}>
        {hits.map((type, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
          <div
            key={type.code}
            id={`type-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(type)}
          >
            <PriorityShape priority={type.priority} /> {nameOf(type, code)}
            <span className="quiet">{code === 'zh' ? type.pinyin : type.zh}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
