import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api/problem';
import type { Session } from '../api/types';
import { say } from '../app/ui';
import { Dialog } from '../common/Dialog';
import { count } from '../common/format';
import { messages, useT, word } from '../i18n';
import {
  type Column,
  columnsOf,
  exportPath,
  type Item,
  page,
  type RegisterKind,
  type RegisterPage,
  registerKinds,
  remove,
} from './calls';
import { EntryDialog } from './EntryDialog';
import { ImportDialog } from './ImportDialog';

const nothing: RegisterPage = { items: [], next: null, total: 0 };

/** Units, stations, beats, gates, hazards, templates and agreements. Everybody in the centre reads, the administrator changes. */
export function RegistersPage({ who }: { who: Session }) {
  const t = useT();
  const mayChange = who.role === 'administrator';
  const [columns, setColumns] = useState<ReadonlyMap<RegisterKind, readonly Column[]>>(new Map());
  const [kind, setKind] = useState<RegisterKind>('stations');
  const [find, setFind] = useState('');
  const [shown, setShown] = useState<RegisterPage>(nothing);
  const [dialog, setDialog] = useState<'import' | Item | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Item | null>(null);

  const attempt = useCallback(async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      say('bad', sentence(error, messages()), () => void attempt(act));
    }
  }, []);
  const reload = useCallback(() => attempt(async () => setShown(await page(kind, find, null))), [attempt, kind, find]);

  useEffect(() => void attempt(async () => setColumns(await columnsOf())), [attempt]);
  useEffect(() => {
    const timer = setTimeout(() => void reload(), find ? 250 : 0);
    return () => clearTimeout(timer);
  }, [reload, find]);

  const more = () =>
    attempt(async () => {
      const next = await page(kind, find, shown.next);
      setShown({ ...next, items: [...shown.items, ...next.items] });
    });
  const of = columns.get(kind) ?? [];

  return (
    <main className="desk-page registers">
      <header className="desk-head">
        <h2>{t.registers.title}</h2>
        <div role="tablist" aria-label={t.registers.title}>
          {registerKinds.map((one) => (
            <button
              key={one}
              id={`register-${one}`}
              type="button"
              role="tab"
              aria-selected={one === kind}
              onClick={() => {
                setShown(nothing);
                setKind(one);
              }}
            >
              {t.registers.kinds[one]}
            </button>
          ))}
        </div>
      </header>
      <p className="quiet">{t.registers.what[kind]}</p>
      <div className="desk-tools">
        <input
          type="search"
          aria-label={t.registers.find}
          placeholder={t.registers.find}
          value={find}
          onChange={(e) => setFind(e.target.value)}
        />
        <span className="quiet" role="status">
          {t.registers.total(count(shown.total))}
        </span>
        <span className="spacer" />
        {mayChange && (
          <>
            <button type="button" className="primary" onClick={() => setDialog('import')}>
              {t.registers.import}
            </button>
            {kind !== 'optIns' && (
              <button type="button" onClick={() => setDialog('new')}>
                {t.registers.add}
              </button>
            )}
          </>
        )}
        <a className="button" href={exportPath(kind)} download>
          {t.registers.export}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="desk-table" aria-label={t.registers.kinds[kind]} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {of.map((column) => (
                <th key={column.name} scope="col">
                  {word(t.registers.columns, column.name)}
                </th>
              ))}
              {mayChange && <th scope="col">{t.accounts.acts}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.items.map((item) => (
              <tr key={item.code} title={item.by ? t.registers.changedBy(item.by) : undefined}>
                {item.values.map((value, i) => (
                  <td key={of[i]?.name ?? i}>{cell(of[i], value, t.registers.words)}</td>
                ))}
                {mayChange && (
                  <td className="acts">
                    <button type="button" onClick={() => setDialog(item)}>
                      {t.incident.revise}
                    </button>
                    {kind !== 'units' && kind !== 'optIns' && (
                      <button type="button" onClick={() => setLeaving(item)}>
                        {t.accounts.remove}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.items.length === 0 && <p className="empty">{find ? t.registers.noneFound : t.registers.none}</p>}
        {shown.next !== null && (
          <button type="button" onClick={() => void more()}>
            {t.registers.more}
          </button>
        )}
      </section>
      {dialog === 'import' && (
        <ImportDialog
          kind={kind}
          columns={of}
          onClose={() => {
            setDialog(null);
            void reload();
          }}
        />
      )}
      {dialog !== null && dialog !== 'import' && (
        <EntryDialog
          kind={kind}
          columns={of}
          item={dialog === 'new' ? null : dialog}
          onClose={(changed) => {
            setDialog(null);
            if (changed) void reload();
          }}
        />
      )}
      {leaving && (
        <Dialog title={t.registers.confirmRemove(leaving.code)} onClose={() => setLeaving(null)}>
          <div className="row">
            <button
              type="button"
              className="danger"
              onClick={() => {
                setLeaving(null);
                void attempt(() => remove(kind, leaving.code)).then(reload);
              }}
            >
              {t.accounts.remove}
            </button>
            <button type="button" autoFocus onClick={() => setLeaving(null)}>
              {t.incident.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </main>
  );
}

/** Words of the contract in the reader's language, everything else as it stands. */
function cell(column: Column | undefined, value: string, words: Readonly<Record<string, string>>): string {
  return column && column.words.length > 0 ? word(words, value) : value;
}
