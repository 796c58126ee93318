import { type FormEvent, useState } from 'react';
import type { Incident } from '../api/types';
import { selectIncident } from '../app/ui';
import { useT } from '../i18n';
import { act } from './act';
import { link, unlink } from './calls';

/** Incidents that belong together. */
export function Links({ incident, acts }: { incident: Incident; acts: boolean }) {
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
