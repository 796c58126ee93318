import { type FormEvent, useState } from 'react';
import { Problem, sentence } from '../api/problem';
import { useT } from '../i18n';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { signIn } from './session';

export function Login({ expired }: { expired: boolean }) {
  const t = useT();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await signIn(account.trim(), password);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const wrong = error instanceof Problem && (error.status === 401 || error.status === 400);

  return (
    <main className="gate">
      <form className="gate-card" onSubmit={submit}>
        <header className="gate-head">
          <img src="/favicon.svg" alt="" width="44" height="44" />
          <div>
            <h1>{t.product}</h1>
            <p>{t.tagline}</p>
          </div>
          <LanguageSwitch />
        </header>
        {expired && <p className="notice">{t.login.signedOut}</p>}
        <label>
          {t.login.account}
          <input
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            value={account}
            onChange={(e) => setAccount(e.target.value)}
          />
        </label>
        <label>
          {t.login.password}
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </label>
        {error !== null && (
          <p role="alert" className="error">
            {wrong ? t.login.wrong : sentence(error, t)}
          </p>
        )}
        <button type="submit" className="primary" disabled={busy}>
          {busy ? t.login.busy : t.login.submit}
        </button>
        <p className="quiet">{t.login.firstTime}</p>
      </form>
    </main>
  );
}
