import { type FormEvent, useState } from 'react';
import type { Incident } from '../api/types';
import { dateTime } from '../common/format';
import { useT } from '../i18n';
import { act } from './act';
import { CallBackForm } from './CallBackForm';
import { planCallBack } from './calls';
import { localInput, readLocal } from './when';

const TOMORROW_MS = 24 * 3_600_000;

/** Plan it, or see what came of it. */
export function CallBackSection({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const planned = incident.desk.callBack;
  const [due, setDue] = useState(() => localInput(Date.now() + TOMORROW_MS));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = readLocal(due);
    if (at !== null) await act(`call-back ${incident.id}`, (by) => planCallBack(by, incident.id, at, ''));
  };
  return (
    <section aria-labelledby="call-back-title">
      <h3 id="call-back-title">{t.desk.callBack}</h3>
      {planned?.doneAt != null && (
        <p>
          {planned.satisfaction === null
            ? t.desk.callBackEnded(dateTime(planned.doneAt), planned.doneBy ?? '')
            : t.desk.callBackDone(dateTime(planned.doneAt), planned.doneBy ?? '', planned.satisfaction)}{' '}
          {planned.remark}
        </p>
      )}
      {planned && planned.doneAt === null && (
        <>
          <p>
            {t.desk.dueAt(dateTime(planned.due))} {planned.tries > 0 && t.desk.tries(planned.tries)}
          </p>
          {acts && <CallBackForm incident={incident.id} onDone={() => {}} />}
        </>
      )}
      {!planned && acts && (
        <form className="desk-line" onSubmit={(event) => void submit(event)}>
          <input
            type="datetime-local"
            required
            aria-label={t.desk.due}
            value={due}
            onChange={(e) => setDue(e.target.value)}
          />
          <button type="submit">{t.desk.planCallBack}</button>
        </form>
      )}
      {!planned && !acts && <p className="quiet">{t.desk.noCallBack}</p>}
    </section>
  );
}
