import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { say } from '../app/ui';
import { Dialog } from '../common/Dialog';
import { messages, useT } from '../i18n';
import { type Account, accounts, issueToken, removeAccount, resetPassword } from './calls';
import { NewAccountForm } from './NewAccountForm';
import { SecretShown, type Shown } from './SecretShown';
import { firstPassword } from './secret';

/** The administrator's page: who may do what. */
export function AccountsPage({ self }: { self: string }) {
  const t = useT();
  const [list, setList] = useState<readonly Account[]>([]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [leaving, setLeaving] = useState<Account | null>(null);

  const attempt = useCallback(async (act: () => Promise<void>) => {
    try {
      await act();
      setList(await accounts());
    } catch (error) {
      say('bad', sentence(error, messages()), () => void attempt(act));
    }
  }, []);
  useEffect(() => void attempt(async () => {}), [attempt]);

  const reset = (account: Account) => {
    const password = firstPassword();
    return attempt(async () => {
      await resetPassword(new Submission(), account.name, password);
      setShown({ account: account.name, kind: 'password', secret: password });
    });
  };
  const token = (account: Account) =>
    attempt(async () => {
      const secret = await issueToken(account.name);
      setShown({ account: account.name, kind: 'token', secret });
    });

  return (
    <main className="accounts">
      <h2>{t.accounts.title}</h2>
      <p className="quiet">{t.accounts.intro}</p>
      <NewAccountForm
        onCreated={(account, password) =>
          void attempt(async () => {
            if (password) setShown({ account: account.name, kind: 'password', secret: password });
          })
        }
      />
      {shown && <SecretShown of={shown} onDone={() => setShown(null)} />}
      <table>
        <thead>
          <tr>
            <th scope="col">{t.accounts.name}</th>
            <th scope="col">{t.accounts.displayName}</th>
            <th scope="col">{t.accounts.role}</th>
            <th scope="col">{t.accounts.unit}</th>
            <th scope="col">{t.accounts.state}</th>
            <th scope="col">{t.accounts.acts}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((account) => (
            <tr key={account.name}>
              <td>
                <code>{account.name}</code>
              </td>
              <td>{account.displayName}</td>
              <td>{t.roles[account.role]}</td>
              <td>{account.unit === '*' ? t.accounts.anyUnit : account.unit}</td>
              <td>
                {account.mustChangePassword ? t.accounts.mustChange : ''} {account.hasToken ? t.accounts.hasToken : ''}
              </td>
              <td>
                {account.hasPassword && (
                  <button type="button" onClick={() => void reset(account)}>
                    {t.accounts.reset}
                  </button>
                )}
                {(account.role === 'device' || account.role === 'unit') && (
                  <button type="button" onClick={() => void token(account)}>
                    {t.accounts.token}
                  </button>
                )}
                {account.name !== self && (
                  <button type="button" onClick={() => setLeaving(account)}>
                    {t.accounts.remove}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && (
        <Dialog title={t.accounts.confirmRemove(leaving.name)} onClose={() => setLeaving(null)}>
          <div className="row">
            <button
              type="button"
              className="danger"
              onClick={() => {
                setLeaving(null);
                void attempt(() => removeAccount(leaving.name));
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
