import { type FormEvent, useState } from 'react';
import { useT } from '../i18n';
import { act } from './act';
import { type CallBackResult, recordCallBack } from './calls';
import { localInput, readLocal } from './when';

const marks = [1, 2, 3, 4, 5] as const;
const LATER_MS = 4 * 3_600_000;

interface FormProps {
  readonly incident: string;
  readonly onDone: () => void;
}

/** What came of calling back. */
export function CallBackForm({ incident, onDone }: FormProps) {
  const t = useT();
  const [result, setResult] = useState<CallBackResult['result']>('reached');
  const [satisfaction, setSatisfaction] = useState<number | null>(null);
  const [remark, setRemark] = useState('');
  const [next, setNext] = useState(() => localInput(Date.now() + LATER_MS));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const nextDue = readLocal(next);
    const said: CallBackResult = {
      result,
      ...(result === 'reached' && satisfaction !== null && { satisfaction }),
      ...(remark.trim() && { remark: remark.trim() }),
      ...(result === 'notReached' && nextDue !== null && { nextDue: new Date(nextDue).toISOString() }),
    };
    if (await act(`called back ${incident}`, (by) => recordCallBack(by, incident, said))) onDone();
  };
  return (
    <form className="call-back-form" onSubmit={(event) => void submit(event)}>
      <label>
        {t.desk.result}
        <select value={result} onChange={(e) => setResult(e.target.value as CallBackResult['result'])}>
          {(['reached', 'notReached', 'dropped'] as const).map((one) => (
            <option key={one} value={one}>
              {t.desk.results[one]}
            </option>
          ))}
        </select>
      </label>
      {result === 'reached' && (
        <fieldset>
          <legend>{t.desk.satisfaction}</legend>
          {marks.map((mark) => (
            <label key={mark} className="check">
              <input
                type="radio"
                name={`satisfaction-${incident}`}
                checked={satisfaction === mark}
                onChange={() => setSatisfaction(mark)}
              />
              {mark} {t.desk.marks[mark]}
            </label>
          ))}
        </fieldset>
      )}
      {result === 'notReached' && (
        <label>
          {t.desk.nextDue}
          <input type="datetime-local" required value={next} onChange={(e) => setNext(e.target.value)} />
        </label>
      )}
      <label>
        {t.close.remark}
        <input required={result === 'dropped'} value={remark} onChange={(e) => setRemark(e.target.value)} />
      </label>
      <button type="submit" className="primary">
        {t.incident.save}
      </button>
    </form>
  );
}
