import { type FormEvent, useState } from 'react';
import type { Incident } from '../api/types';
import { useStore } from '../common/store';
import { language, nameOf, useT } from '../i18n';
import { catalogue, useAgencyName } from '../incidents/catalogue';
import { act } from './act';
import { involve, release } from './calls';

/** Who else takes part: gas works, power company, hospital. */
export function AgencyList({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const known = useStore(catalogue, (c) => c.agencies);
  const nameOfAgency = useAgencyName();
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
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
