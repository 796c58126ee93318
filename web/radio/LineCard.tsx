import type { Both } from '../driver/protocol/types';
import { canSpeak, hush, speak, speaking } from '../driver/speech/speak';
import { textIn } from '../driver/words';
import { useStore } from '../src/common/store';
import { type Language, language } from '../src/i18n';
import { type Line, spokenLine } from './script';
import { dictionaries, useWords } from './words';

interface LineProps {
  readonly line: Line;
  readonly reading: boolean;
  readonly bothLanguages: boolean;
  readonly onRead: (line: Line | null) => void;
}

/** One line of the script, in type that is read from a metre away. */
export function LineCard({ line, reading, bothLanguages, onRead }: LineProps) {
  const w = useWords();
  const code = useStore(language, (l) => l);
  const busy = useStore(speaking, (s) => s) && reading;
  const shown: readonly Language[] = bothLanguages ? [code, code === 'zh' ? 'en' : 'zh'] : [code];
  return (
    <li className={`line line-${line.standing} urgency-${line.urgency}`} data-alert={line.alert}>
      {line.drill && <p className="drill">{w.drill}</p>}
      {line.standing === 'retracted' && <p className="line-state retracted">{w.sayRetracted}</p>}
      {line.standing === 'over' && <p className="line-state">{w.over}</p>}
      {line.standing === 'past' && <p className="line-state">{w.past}</p>}
      <p className="line-top">
        <span className="urgency">{w.urgency[line.urgency]}</span>
        <span className="quiet">
          {w.from(hourAndMinute(line.at))} · {w.until(hourAndMinute(line.expiresAt))} · {line.incident}
        </span>
      </p>
      {shown.map((each) => (
        <p key={each} className="line-text" lang={each === 'zh' ? 'zh-CN' : 'en'}>
          {textIn(line.text, each)}
        </p>
      ))}
      {(line.standing === 'live' || line.standing === 'retracted') && <Facts line={line} shown={shown} />}
      {canSpeak() && line.standing !== 'past' && (
        <button type="button" className="read" onClick={() => onRead(busy ? null : line)}>
          {busy ? w.stop : w.read}
        </button>
      )}
    </li>
  );
}

/** What may be added on the air, and what must be taken back on the air. */
function Facts({ line, shown }: { line: Line; shown: readonly Language[] }) {
  const w = useWords();
  return (
    <>
      {line.confirmed.length > 0 && (
        <div className="facts-box">
          <h2>{w.confirmed}</h2>
          <ul>
            {line.confirmed.map((fact) => (
              <li key={fact.zh + fact.en}>{inAll(fact, shown)}</li>
            ))}
          </ul>
        </div>
      )}
      {line.confirmed.length === 0 && line.standing === 'live' && <p className="quiet">{w.nothingConfirmed}</p>}
      {line.retracted.length > 0 && (
        <div className="facts-box taken-back">
          <h2>{w.retracted}</h2>
          <ul>
            {line.retracted.map((fact) => (
              <li key={fact.zh + fact.en}>
                <del>{inAll(fact, shown)}</del>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function inAll(fact: Both, shown: readonly Language[]): string {
  return shown.map((each) => textIn(fact, each)).join(' / ');
}

export function readAloud(line: Line | null): void {
  const code = language.get();
  if (line) speak(spokenLine(line, code, dictionaries[code]), code);
  else hush();
}

function hourAndMinute(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}
