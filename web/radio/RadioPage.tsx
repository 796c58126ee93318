import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { textIn } from '../driver/words';
import { serverNow, useServerSecond } from '../src/common/clock';
import { clockTime } from '../src/common/format';
import { recall, remember } from '../src/common/remember';
import { useStore } from '../src/common/store';
import { language, useT } from '../src/i18n';
import { LanguageSwitch } from '../src/i18n/LanguageSwitch';
import { signOut } from '../src/session/session';
import { setTheme, theme } from '../src/theme/theme';
import { desk, followScript } from './desk';
import { LineCard, readAloud } from './LineCard';
import { atTime, changedLines, inOrder, type Line } from './script';
import { useWords } from './words';

/** The announcer's script: live, large, and plain about what is not true any more. */
export function RadioPage() {
  const w = useWords();
  useEffect(followScript, []);
  const now = useStore(desk, (d) => d);
  const second = useServerSecond();
  const lines = useMemo(
    () => now.lines && inOrder(now.lines.map((line) => atTime(line, Math.max(second * 1000, serverNow() - 1000)))),
    [now.lines, second],
  );
  const [reading, setReading] = useState<string | null>(null);
  const [both, setBoth] = useState(recall('radio.both') === 'yes');
  const list = useRef<HTMLOListElement>(null);
  const read = useCallback((line: Line | null) => {
    setReading(line?.alert ?? null);
    readAloud(line);
  }, []);
  useKeys(list, () => read(null));
  return (
    <div className="radio">
      <Top />
      <div role="alert" className="banners">
        {now.link === 'lost' && (
          <p className="banner bad">{now.readAt === null ? w.never : w.lost(clockTime(now.readAt))}</p>
        )}
      </div>
      <Changes lines={now.lines} />
      <main>
        <p className="civilians">{w.civilians}</p>
        <p className="radio-tools">
          <label className="check">
            <input
              type="checkbox"
              checked={both}
              onChange={() => {
                remember('radio.both', both ? 'no' : 'yes');
                setBoth(!both);
              }}
            />
            {w.bothLanguages}
          </label>
          <span className="quiet">{w.keys}</span>
          <button type="button" onClick={() => read(null)}>
            {w.stop}
          </button>
        </p>
        {lines === null && <p role="status">{w.loading}</p>}
        {lines?.length === 0 && <p className="none">{w.none}</p>}
        <ol ref={list} className="lines">
          {lines?.map((line) => (
            <LineCard
              key={line.alert}
              line={line}
              reading={reading === line.alert}
              bothLanguages={both}
              onRead={read}
            />
          ))}
        </ol>
      </main>
    </div>
  );
}

function Top() {
  const w = useWords();
  const t = useT();
  const colours = useStore(theme, (x) => x);
  const link = useStore(desk, (d) => d.link);
  useEffect(() => {
    document.title = w.title;
  }, [w]);
  return (
    <header className="top">
      <h1>{w.title}</h1>
      {link === 'live' && <span className="on-air">{w.live}</span>}
      <span className="spacer" />
      <a href="/">{w.toConsole}</a>
      <button type="button" className="plain" onClick={() => setTheme(colours === 'day' ? 'night' : 'day')}>
        {colours === 'day' ? t.header.toNight : t.header.toDay}
      </button>
      <LanguageSwitch />
      <button type="button" className="plain" onClick={() => void signOut()}>
        {w.signOut}
      </button>
    </header>
  );
}

/** A screen reader and a glance away must not miss a change. */
function Changes({ lines }: { lines: readonly Line[] | null }) {
  const w = useWords();
  const before = useRef<readonly Line[] | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!lines) return;
    const changed = before.current ? changedLines(before.current, lines) : [];
    before.current = lines;
    if (changed[0]) setText(w.changed(textIn(changed[0].text, language.get())));
  }, [lines, w]);
  return (
    <p className="sr-only" role="status">
      {text}
    </p>
  );
}

/** ↑ and ↓ walk from line to line, Esc stops the voice. Enter is the button's own. */
function useKeys(list: React.RefObject<HTMLOListElement | null>, stop: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return stop();
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('.read') ?? [])];
      if (buttons.length === 0) return;
      event.preventDefault();
      const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const next = event.key === 'ArrowDown' ? Math.min(now + 1, buttons.length - 1) : Math.max(now - 1, 0);
      buttons[next]?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [list, stop]);
}
