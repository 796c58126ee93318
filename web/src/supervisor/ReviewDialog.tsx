import { type FormEvent, useEffect, useRef, useState } from 'react';
import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import type { Named } from '../api/types';
import { Dialog } from '../common/Dialog';
import { useStore } from '../common/store';
import { review, reviewItems } from '../desk/calls';
import { language, nameOf, useT } from '../i18n';

const points = [0, 1, 2] as const;

interface ReviewProps {
  readonly incident: string;
  readonly onClose: (done: boolean) => void;
}

/** The scoring form: each item must be looked at, nothing is filled in beforehand. */
export function ReviewDialog({ incident, onClose }: ReviewProps) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const [items, setItems] = useState<readonly Named[]>([]);
  const [marks, setMarks] = useState<Readonly<Record<string, number>>>({});
  const [remark, setRemark] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submission = useRef(new Submission());
  useEffect(() => {
    reviewItems().then(setItems, (problem) => setError(sentence(problem, t)));
  }, [t]);
  const complete = items.length > 0 && items.every((item) => marks[item.code] !== undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const given = items.map((item) => ({ item: item.code, points: marks[item.code] ?? 0 }));
      await review(submission.current, incident, given, remark.trim());
      onClose(true);
    } catch (problem) {
      setError(sentence(problem, t));
    }
  };
  return (
    <Dialog title={t.supervisor.reviewOf(incident)} onClose={() => onClose(false)} className="import">
      <form onSubmit={(event) => void submit(event)}>
        {items.map((item) => (
          <fieldset key={item.code} className="review-item">
            <legend>{nameOf(item, code)}</legend>
            {points.map((point) => (
              <label key={point} className="check">
                <input
                  type="radio"
                  name={`review-${item.code}`}
                  checked={marks[item.code] === point}
                  onChange={() => setMarks({ ...marks, [item.code]: point })}
                />
                {point} {t.supervisor.pointsOf[point]}
              </label>
            ))}
          </fieldset>
        ))}
        <label>
          {t.close.remark}
          <textarea rows={2} value={remark} onChange={(e) => setRemark(e.target.value)} />
        </label>
        {error && (
          <p role="alert" className="error">
            {error}
          </p>
        )}
        <div className="row">
          <button type="submit" className="primary" disabled={!complete}>
            {t.incident.save}
          </button>
          <button type="button" onClick={() => onClose(false)}>
            {t.incident.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
