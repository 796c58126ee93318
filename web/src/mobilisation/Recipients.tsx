import { useEffect, useState } from 'react';
import { sentence } from '../api/problem';
import { say, selectUnit } from '../app/ui';
import { serverNow } from '../common/clock';
import { timer } from '../common/format';
import { useT } from '../i18n';
import { recipients } from './calls';
import { type LadderStep, ladderSteps, type Recipient } from './types';

/** Those who were told and have not answered stand at one of these; who has seen it is asked first. */
const unanswered: readonly LadderStep[] = ['seen', 'delivered', 'sent', 'queued'];
type Shown = LadderStep | 'silent';

/** Who is at a step, page by page and only when somebody looks: the screen never holds the fleet. */
export function Recipients({ alert }: { alert: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState<Shown>('silent');
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.alerts.recipients}</summary>
      {open && (
        <>
          <label className="recipients-of">
            {t.alerts.recipientsOf}
            <select value={step} onChange={(e) => setStep(e.target.value as Shown)}>
              <option value="silent">{t.alerts.steps.silent}</option>
              {ladderSteps.map((name) => (
                <option key={name} value={name}>
                  {t.alerts.steps[name]}
                </option>
              ))}
            </select>
          </label>
          <Pages key={step} alert={alert} steps={step === 'silent' ? unanswered : [step]} />
        </>
      )}
    </details>
  );
}

interface Cursor {
  readonly step: number;
  readonly after: string | null;
}

function Pages({ alert, steps }: { alert: string; steps: readonly LadderStep[] }) {
  const t = useT();
  const [known, setKnown] = useState<{ readonly items: readonly Recipient[]; readonly next: Cursor | null } | null>(
    null,
  );
  /** A page; an empty one goes on to the next step, so that "more" always brings somebody. */
  const read = async (from: Cursor | null) => {
    try {
      let items: readonly Recipient[] = from === null ? [] : (known?.items ?? []);
      let at: Cursor | null = from ?? { step: 0, after: null };
      for (let found = 0; at !== null && found === 0; ) {
        const page = await recipients(alert, steps[at.step] ?? 'sent', at.after);
        found = page.items.length;
        items = [...items, ...page.items];
        at =
          page.next !== null
            ? { ...at, after: page.next }
            : at.step + 1 < steps.length
              ? { step: at.step + 1, after: null }
              : null;
      }
      setKnown({ items, next: at });
    } catch (error) {
      say('bad', sentence(error, t));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; afterwards by its buttons
  useEffect(() => {
    void read(null);
  }, []);
  if (!known) return null;
  return (
    <>
      {known.items.length === 0 && <p className="quiet">{t.alerts.noRecipients}</p>}
      <ul className="recipients">
        {known.items.map((one) => (
          <li key={one.unit}>
            <button type="button" className="plain" onClick={() => selectUnit(one.unit, true)}>
              {one.callSign}
            </button>
            <span className="quiet">
              {t.kinds[one.kind]}
              {one.sentAt !== null && ` · ${t.alerts.since(timer((serverNow() - one.sentAt) / 1000))}`}
              {one.post && ` · ${one.post}`}
              {one.eyesOnly && ` · ${t.alerts.eyesOnlyTag}`}
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
      </ul>
      <div className="chips">
        {known.next !== null && (
          <button type="button" onClick={() => void read(known.next)}>
            {t.alerts.more}
          </button>
        )}
        <button type="button" onClick={() => void read(null)}>
          {t.alerts.refresh}
        </button>
      </div>
    </>
  );
}
