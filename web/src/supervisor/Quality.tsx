import { useState } from 'react';
import { goTo } from '../app/route';
import { say } from '../app/ui';
import { dateTime } from '../common/format';
import { messages, useT } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { PriorityShape } from '../theme/Shape';
import type * as calls from './calls';
import { ReviewDialog } from './ReviewDialog';

/** The sample of calls to review, and what the reviews gave. */
export function Quality({ of, reload }: { of: calls.Sample; reload: () => Promise<void> }) {
  const t = useT();
  const nameOfType = useTypeName();
  const [open, setOpen] = useState<string | null>(null);
  const shut = (done: boolean) => {
    setOpen(null);
    if (!done) return;
    say('good', messages().supervisor.saved);
    void reload();
  };
  return (
    <>
      <p>{t.supervisor.sampleIntro}</p>
      <p>
        {t.supervisor.sampleCount(of.reviewed, of.calls.length)}
        {of.meanShare !== null && ` · ${t.supervisor.mean(`${Math.round(of.meanShare * 100)} %`)}`}
      </p>
      {of.calls.length === 0 && <p className="empty">{t.supervisor.noneSampled}</p>}
      <table hidden={of.calls.length === 0}>
        <thead>
          <tr>
            <th scope="col">{t.incident.opened}</th>
            <th scope="col">{t.incident.type}</th>
            <th scope="col">{t.incident.place}</th>
            <th scope="col">{t.supervisor.taker}</th>
            <th scope="col">{t.supervisor.points}</th>
            <th scope="col">{t.accounts.acts}</th>
          </tr>
        </thead>
        <tbody>
          {of.calls.map((call) => (
            <tr key={call.incident}>
              <td>{dateTime(call.openedAt)}</td>
              <td>
                <PriorityShape priority={call.priority} /> {nameOfType(call.typeCode)}
              </td>
              <td>{call.address}</td>
              <td>{call.takenBy}</td>
              <td>
                {call.points === null ? '–' : `${call.points} / ${call.mostPoints}`}{' '}
                <span className="quiet">{call.reviewedBy && t.supervisor.reviewedBy(call.reviewedBy)}</span>
              </td>
              <td className="acts">
                <button type="button" onClick={() => setOpen(call.incident)}>
                  {call.points === null ? t.supervisor.review : t.supervisor.reviewAgain}
                </button>
                <button type="button" onClick={() => goTo(`/playback/${call.incident}`)}>
                  {t.desk.playback}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <ReviewDialog incident={open} onClose={shut} />}
    </>
  );
}
