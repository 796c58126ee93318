import { useCallback, useEffect, useState } from 'react';
import * as calls from '../api/calls';
import { sentence } from '../api/problem';
import type { Session } from '../api/types';
import { say } from '../app/ui';
import { serverNow } from '../common/clock';
import { dateTime } from '../common/format';
import { messages, useT } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { mayDispatch } from '../session/session';
import { PriorityShape } from '../theme/Shape';
import { CallBackForm } from './CallBackForm';
import { type DueCallBack, dueCallBacks } from './calls';

const LOOK_EVERY_MS = 15_000;

/** Whom to call back, the earliest first. */
export function CallBacksPage({ who }: { who: Session }) {
  const t = useT();
  const nameOfType = useTypeName();
  const [list, setList] = useState<readonly DueCallBack[] | null>(null);
  const [open, setOpen] = useState<{ incident: string; caller: string } | null>(null);

  const reload = useCallback(async () => {
    try {
      setList(await dueCallBacks());
    } catch (error) {
      say('bad', sentence(error, messages()), () => void reload());
    }
  }, []);
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);

  const begin = async (incident: string) => {
    try {
      const { caller } = await calls.incident(incident);
      setOpen({ incident, caller: [caller?.name, caller?.number].filter(Boolean).join(' · ') });
    } catch (error) {
      say('bad', sentence(error, messages()));
    }
  };
  // The list hears of it by and by; until then this page takes it off by itself.
  const done = (incident: string) => {
    setOpen(null);
    setList((now) => now?.filter((one) => one.incident !== incident) ?? null);
    say('good', messages().desk.callBackSaved);
  };

  return (
    <main className="desk-page">
      <header className="desk-head">
        <h2>{t.pages.callbacks}</h2>
        <p className="quiet">{t.desk.callBacksIntro}</p>
      </header>
      {list?.length === 0 && <p className="empty">{t.desk.noneDue}</p>}
      <ul className="call-backs">
        {(list ?? []).map((one) => (
          <li key={one.incident} className={one.due < serverNow() ? 'late-call-back' : ''}>
            <PriorityShape priority={one.priority} />
            <div>
              <strong>{nameOfType(one.typeCode)}</strong> {one.address} <code>{one.incident}</code>
              <p className="quiet">
                {one.due < serverNow() ? t.desk.overdueSince(dateTime(one.due)) : t.desk.dueAt(dateTime(one.due))}
                {one.tries > 0 && ` · ${t.desk.tries(one.tries)}`}
                {one.note && ` · ${one.note}`}
              </p>
              {open?.incident === one.incident && (
                <>
                  <p>
                    {t.incident.caller}: <strong>{open.caller || t.incident.callerUnknown}</strong>
                  </p>
                  <CallBackForm incident={one.incident} onDone={() => done(one.incident)} />
                </>
              )}
            </div>
            {mayDispatch(who) && open?.incident !== one.incident && (
              <button type="button" onClick={() => void begin(one.incident)}>
                {t.desk.callNow}
              </button>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
