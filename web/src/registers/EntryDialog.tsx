import { type FormEvent, useRef, useState } from 'react';
import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { Dialog } from '../common/Dialog';
import { useT, word } from '../i18n';
import { type Column, type Item, put, type RegisterKind } from './calls';

interface EntryProps {
  readonly kind: RegisterKind;
  readonly columns: readonly Column[];
  /** Null: a new one. */
  readonly item: Item | null;
  readonly onClose: (changed: boolean) => void;
}

/** One entry, by the same rules as a line of a file. */
export function EntryDialog({ kind, columns, item, onClose }: EntryProps) {
  const t = useT();
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(columns.map((column, i) => [column.name, item?.values[i] ?? ''])),
  );
  const [error, setError] = useState<string | null>(null);
  const submission = useRef(new Submission());
  const key = columns[0]?.name ?? 'code';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await put(submission.current, kind, (values[key] ?? '').trim(), values);
      onClose(true);
    } catch (problem) {
      setError(sentence(problem, t));
    }
  };

  return (
    <Dialog title={item ? t.registers.change(item.code) : t.registers.add} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)}>
        {columns.map((column, i) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is one of the two below
          <label key={column.name}>
            {word(t.registers.columns, column.name)}
            {column.words.length > 0 ? (
              <select
                value={values[column.name]}
                required={column.required}
                onChange={(e) => setValues({ ...values, [column.name]: e.target.value })}
              >
                <option value="">–</option>
                {column.words.map((one) => (
                  <option key={one} value={one}>
                    {word(t.registers.words, one)}
                  </option>
                ))}
              </select>
            ) : (
              <input
                autoFocus={i === (item ? 1 : 0)}
                required={column.required}
                readOnly={item !== null && i === 0}
                value={values[column.name]}
                onChange={(e) => setValues({ ...values, [column.name]: e.target.value })}
              />
            )}
          </label>
        ))}
        {error && (
          <p role="alert" className="error">
            {error}
          </p>
        )}
        <div className="row">
          <button type="submit" className="primary">
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
