import { type KeyboardEvent, useState } from 'react';
import { show } from '../app/ui';
import { useT } from '../i18n';
import { type CommandName, completions, usages } from './parse';
import { runCommand } from './run';

const history: string[] = [];
const HISTORY = 50;

/** Everything by keyboard. The list under it is what the typed beginning can still become; Tab completes. */
export function CommandBar() {
  const t = useT();
  const [line, setLine] = useState('');
  const [active, setActive] = useState(0);
  const [back, setBack] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const names = completions(line);
  const shut = () => show({ commandOpen: false });

  const complete = (name: CommandName | undefined) => {
    if (name) setLine(`${name} `);
    setActive(0);
  };
  const run = (text: string) => {
    const problem = runCommand(text);
    setError(problem);
    if (problem !== null) return;
    if (text.trim() !== '') history.push(text.trim());
    if (history.length > HISTORY) history.shift();
    shut();
  };
  const recallLine = (steps: number) => {
    const index = Math.max(0, Math.min(history.length, back + steps));
    setBack(index);
    setLine(index === 0 ? '' : (history[history.length - index] ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const inWords = /\s/.test(line.trimStart());
    if (event.key === 'Escape') shut();
    else if (event.key === 'Enter') run(!inWords && active > 0 ? (names[active] ?? line) : line);
    else if (event.key === 'Tab' && !inWords && names.length > 0) complete(names[active]);
    else if (event.key === 'ArrowDown' && line !== '' && !inWords) setActive((active + 1) % Math.max(1, names.length));
    else if (event.key === 'ArrowUp' && active > 0) setActive(active - 1);
    else if (event.key === 'ArrowUp') recallLine(1);
    else if (event.key === 'ArrowDown') recallLine(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="command" role="search">
      <input
        role="combobox"
        aria-label={t.command.label}
        aria-expanded={names.length > 0}
        aria-controls="command-list"
        aria-activedescendant={names[active] ? `command-${names[active]}` : undefined}
        placeholder={t.command.placeholder}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        value={line}
        onChange={(e) => {
          setLine(e.target.value);
          setActive(0);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(shut, 150)}
      />
      {error && (
        <p role="alert" className="error">
          {error}
        </p>
      )}
      <div role="listbox" id="command-list" aria-label={t.command.commands} className="hits">
        {names.map((name, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
          <div
            key={name}
            id={`command-${name}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => complete(name)}
          >
            <code>{usages[name]}</code>
            <span>{t.command.usage[name]}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
