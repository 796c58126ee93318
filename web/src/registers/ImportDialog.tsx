import { useEffect, useRef, useState } from 'react';
import { sentence } from '../api/problem';
import { Dialog } from '../common/Dialog';
import { count } from '../common/format';
import { useT, word } from '../i18n';
import {
  type Column,
  type ImportAnswer,
  type ImportMode,
  type ImportProgress,
  type LineFault,
  progress,
  type RegisterKind,
  upload,
} from './calls';

interface ImportProps {
  readonly kind: RegisterKind;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
}

const ASK_EVERY_MS = 500;

/** Choose a file, see what is wrong with which line, then decide. Choosing a file alone changes nothing. */
export function ImportDialog({ kind, columns, onClose }: ImportProps) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [check, setCheck] = useState<ImportAnswer | null>(null);
  const [begun, setBegun] = useState<ImportProgress | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // One key for one file and one choice: pressing again after a cut cannot import twice.
  const key = useRef('');

  const send = async (chosen: File, mode: ImportMode) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await upload(
        kind,
        chosen,
        mode,
        mode === 'check' ? crypto.randomUUID() : `${key.current}.${mode}`,
      );
      if (mode === 'check') setCheck(answer);
      else setBegun(answer.progress);
    } catch (problem) {
      setError(sentence(problem, t));
    }
    setBusy(false);
  };
  const choose = (chosen: File | undefined) => {
    setFile(chosen ?? null);
    setCheck(null);
    key.current = crypto.randomUUID();
    if (chosen) void send(chosen, 'check');
  };

  return (
    <Dialog title={t.registers.importInto(t.registers.kinds[kind])} onClose={onClose} className="import">
      {begun ? (
        <Progress of={begun} columns={columns} onChange={setBegun} />
      ) : (
        <>
          <p className="quiet">
            {t.registers.columnsAre} <code>{columns.map((c) => (c.required ? c.name : `[${c.name}]`)).join(',')}</code>
          </p>
          <label>
            {t.registers.file}
            <input autoFocus type="file" accept=".csv,text/csv" onChange={(e) => choose(e.target.files?.[0])} />
          </label>
          {busy && <p role="status">{t.registers.checking}</p>}
          {check && <Findings of={check} columns={columns} />}
        </>
      )}
      {error && (
        <p role="alert" className="error">
          {error}
        </p>
      )}
      <div className="row">
        {!begun && file && check && check.good > 0 && check.bad === 0 && (
          <button type="button" className="primary" disabled={busy} onClick={() => void send(file, 'all')}>
            {t.registers.importAll(count(check.good))}
          </button>
        )}
        {!begun && file && check && check.good > 0 && check.bad > 0 && (
          <button type="button" disabled={busy} onClick={() => void send(file, 'good')}>
            {t.registers.importGood(count(check.good))}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {begun ? t.command.close : t.registers.changeNothing}
        </button>
      </div>
    </Dialog>
  );
}

function Findings({ of, columns }: { of: ImportAnswer; columns: readonly Column[] }) {
  const t = useT();
  return (
    <div aria-live="polite">
      <p className={of.bad > 0 ? 'warning' : 'finding-good'}>
        {of.bad > 0 ? t.registers.someBad(count(of.bad), count(of.lines)) : t.registers.allGood(count(of.lines))}{' '}
        {t.registers.addedAndChanged(count(of.added), count(of.good - of.added))}{' '}
        {of.encoding !== 'utf-8' && t.registers.readAs(of.encoding)}
      </p>
      <Faults list={of.faults} columns={columns} />
      {of.faultsLeftOut > 0 && <p className="quiet">{t.registers.moreFaults(count(of.faultsLeftOut))}</p>}
    </div>
  );
}

function Faults({ list, columns }: { list: readonly LineFault[]; columns: readonly Column[] }) {
  const t = useT();
  const toDo = (fault: LineFault) => {
    const words = columns.find((column) => column.name === fault.field)?.words ?? [];
    if (fault.code === 'unknown-word') return t.registers.oneOf(words.join(', '));
    return Object.hasOwn(t.registers.faults, fault.code) ? word(t.registers.faults, fault.code) : fault.message;
  };
  if (list.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="faults" tabIndex={0} aria-label={t.registers.badLines}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.registers.line}</th>
            <th scope="col">{t.registers.field}</th>
            <th scope="col">{t.registers.stands}</th>
            <th scope="col">{t.registers.toDo}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((fault) => (
            <tr key={`${fault.line} ${fault.field} ${fault.code}`}>
              <td>{fault.line || '–'}</td>
              <td>{fault.field ? word(t.registers.columns, fault.field) : '–'}</td>
              <td>
                <code>{fault.value}</code>
              </td>
              <td>{toDo(fault)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ProgressProps {
  readonly of: ImportProgress;
  readonly columns: readonly Column[];
  readonly onChange: (next: ImportProgress) => void;
}

/** The import goes on by itself, also when this is shut. */
function Progress({ of, columns, onChange }: ProgressProps) {
  const t = useT();
  useEffect(() => {
    if (of.endedAt !== null) return undefined;
    const timer = setTimeout(() => {
      progress(of.id).then(onChange, () => onChange({ ...of }));
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [of, onChange]);
  return (
    <div aria-live="polite">
      <progress aria-label={t.registers.underWay} max={of.rows} value={of.done} />
      <p>
        {of.endedAt === null ? t.registers.underWay : t.registers.ended} {count(of.done)} / {count(of.rows)}
        {of.leftOut > 0 && ` · ${t.registers.leftOut(count(of.leftOut))}`}
        {of.refused > 0 && ` · ${t.registers.refused(count(of.refused))}`}
      </p>
      <Faults list={of.faults} columns={columns} />
    </div>
  );
}
