import type { Incident } from '../api/types';
import { clockTime, dateTime } from '../common/format';
import { useStore } from '../common/store';
import { useT, word } from '../i18n';
import { detail } from './detail';
import { logWords } from './logWords';
import { useNames } from './useNames';

/** The log as it stands, the newest first, with the word of the verifier about its hash chain. */
export function Timeline({ incident }: { incident: Incident }) {
  const t = useT();
  const log = useStore(detail, (d) => (d.id === incident.id ? d.log : null));
  const names = useNames(incident);
  const broken = log !== null && !log.verified;
  const mark = log === null ? t.log.unchecked : broken ? t.log.broken(log.brokenAt ?? 1) : `✓ ${t.log.verified}`;
  return (
    <section className="timeline" aria-labelledby="log-title">
      <h3 id="log-title">
        {t.log.title} <span className={broken ? 'chain broken' : 'chain'}>{mark}</span>
      </h3>
      <ol reversed>
        {[...(log?.entries ?? [])].reverse().map((entry) => (
          <li key={entry.sequence}>
            <time title={dateTime(entry.at)}>{clockTime(entry.at)}</time>
            <div>
              <strong>{word({ ...t.logKinds, ...t.desk.logKinds }, entry.kind)}</strong>{' '}
              <span className="quiet">
                {entry.by} · {word(t.roles, entry.role)}
              </span>
              <p>{logWords(entry, names)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
