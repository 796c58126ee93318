import { type FormEvent, useEffect, useState } from 'react';
import type { Incident } from '../api/types';
import { goTo } from '../app/route';
import { selectIncident } from '../app/ui';
import { clockTime } from '../common/format';
import { useStore } from '../common/store';
import { language, nameOf, useT } from '../i18n';
import { session } from '../session/session';
import { act } from './act';
import { CallBackSection } from './CallBackSection';
import { agencies, involve, link, type Named, release, setMajor, unlink } from './calls';

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

function Links({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const [other, setOther] = useState('');
  const [why, setWhy] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await act(`link ${incident.id}`, (by) => link(by, incident.id, other.trim().toUpperCase(), why.trim()))) {
      setOther('');
      setWhy('');
    }
  };
  return (
    <section aria-labelledby="links-title">
      <h3 id="links-title">{t.desk.links}</h3>
      {incident.desk.links.length === 0 && <p className="quiet">{t.desk.noLinks}</p>}
      <ul className="desk-list">
        {incident.desk.links.map((one) => (
          <li key={one.other}>
            <button type="button" className="plain" onClick={() => selectIncident(one.other)}>
              <code>{one.other}</code>
            </button>{' '}
            {one.why}
            {acts && (
              <button
                type="button"
                className="plain"
                aria-label={t.desk.unlink(one.other)}
                onClick={() => void act(`unlink ${incident.id}`, (by) => unlink(by, incident.id, one.other))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {acts && (
        <form className="desk-line" onSubmit={(event) => void submit(event)}>
          <input
            required
            aria-label={t.desk.linkTo}
            placeholder={t.desk.linkTo}
            value={other}
            onChange={(e) => setOther(e.target.value)}
          />
          <input
            aria-label={t.desk.why}
            placeholder={t.desk.why}
            value={why}
            onChange={(e) => setWhy(e.target.value)}
          />
          <button type="submit">{t.desk.link}</button>
        </form>
      )}
    </section>
  );
}

function AgencyList({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const [known, setKnown] = useState<readonly Named[]>([]);
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  useEffect(() => {
    agencies().then(setKnown, () => setKnown([]));
  }, []);
  const nameOfAgency = (agency: string) => {
    const found = known.find((one) => one.code === agency);
    return found ? nameOf(found, code) : agency;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await act(`involve ${incident.id}`, (by) => involve(by, incident.id, chosen, note.trim()))) {
      setChosen('');
      setNote('');
    }
  };
  return (
    <section aria-labelledby="agencies-title">
      <h3 id="agencies-title">{t.desk.agencies}</h3>
      {incident.desk.agencies.length === 0 && <p className="quiet">{t.desk.noAgencies}</p>}
      <ul className="desk-list">
        {incident.desk.agencies.map((one) => (
          <li key={one.agency}>
            <strong>{nameOfAgency(one.agency)}</strong> {one.note}
            {acts && (
              <button
                type="button"
                className="plain"
                aria-label={t.desk.releaseAgency(nameOfAgency(one.agency))}
                onClick={() => void act(`release ${incident.id}`, (by) => release(by, incident.id, one.agency))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {acts && (
        <form className="desk-line" onSubmit={(event) => void submit(event)}>
          <select required aria-label={t.desk.agency} value={chosen} onChange={(e) => setChosen(e.target.value)}>
            <option value="">{t.desk.agency}</option>
            {known.map((one) => (
              <option key={one.code} value={one.code}>
                {nameOf(one, code)}
              </option>
            ))}
          </select>
          <input
            aria-label={t.note.title}
            placeholder={t.note.title}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
          <button type="submit">{t.desk.involve}</button>
        </form>
      )}
    </section>
  );
}
