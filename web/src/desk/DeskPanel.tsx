import { type FormEvent, useState } from 'react';
import type { Incident } from '../api/types';
import { goTo } from '../app/route';
import { clockTime } from '../common/format';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { session } from '../session/session';
import { AgencyList } from './AgencyList';
import { act } from './act';
import { CallBackSection } from './CallBackSection';
import { setMajor } from './calls';
import { Links } from './Links';

/** Callers, links, agencies, major flag, call-back; and the ways to playback and report. */
export function DeskPanel({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  return (
    <>
      <Major incident={incident} />
      <Callers incident={incident} />
      <Links incident={incident} acts={acts} />
      <AgencyList incident={incident} acts={acts} />
      <CallBackSection incident={incident} acts={acts} />
      <section className="desk-ways">
        <button type="button" onClick={() => goTo(`/playback/${incident.id}`)}>
          {t.desk.playback}
        </button>
        <button type="button" onClick={() => goTo(`/report/${incident.id}`)}>
          {t.desk.report}
        </button>
      </section>
    </>
  );
}

function Major({ incident }: { incident: Incident }) {
  const t = useT();
  const commands = useStore(session, (s) => s.kind === 'in' && s.who.role === 'commander');
  const [reason, setReason] = useState('');
  const { major } = incident.desk;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await act(`major ${incident.id}`, (by) => setMajor(by, incident.id, major === null, reason.trim()));
    if (done) setReason('');
  };
  if (!major && (!commands || incident.status === 'closed')) return null;
  return (
    <section className={major ? 'desk-major' : ''} aria-labelledby="major-title">
      <h3 id="major-title">{t.desk.major}</h3>
      {major && <p>{t.desk.majorSince(clockTime(major.since), major.by, major.reason)}</p>}
      {commands && (
        <form className="desk-line" onSubmit={(event) => void submit(event)}>
          <input
            required
            aria-label={t.desk.reason}
            placeholder={t.desk.reason}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          <button type="submit">{major ? t.desk.endMajor : t.desk.declareMajor}</button>
        </form>
      )}
    </section>
  );
}

function Callers({ incident }: { incident: Incident }) {
  const t = useT();
  const { callers } = incident.desk;
  const first = [incident.caller?.name, incident.caller?.number].filter(Boolean).join(' · ');
  return (
    <section aria-labelledby="callers-title">
      <h3 id="callers-title">
        {t.desk.callers} <span className="count">{callers.length + 1}</span>
      </h3>
      <ol className="desk-list">
        <li>
          <time>{clockTime(incident.openedAt)}</time> {first || t.incident.callerUnknown}
        </li>
        {callers.map((one) => (
          <li key={`${one.at} ${one.number}`}>
            <time>{clockTime(one.at)}</time>{' '}
            {[one.name, one.number].filter(Boolean).join(' · ') || t.incident.callerUnknown}
            <span className="quiet">
              {' '}
              {t.channels[one.channel]} · {one.takenBy}
            </span>
            {(one.address || one.said) && <p>{[one.address, one.said].filter(Boolean).join(' – ')}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
