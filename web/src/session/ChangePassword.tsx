import { type FormEvent, useState } from 'react';
import { changePassword } from '../api/calls';
import { sentence } from '../api/problem';
import { useT } from '../i18n';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { refreshSession, signOut } from './session';

const SHORTEST = 10;

/** Shown until the person has a password that nobody else knows. */
export function ChangePassword() {
  const t = useT();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (next.length < SHORTEST) return setError(t.password.short);
    if (next !== again) return setError(t.password.differ);
    setBusy(true);
    setError(null);
    try {
      await changePassword(old, next);
      await refreshSession();
    } catch (problem) {
      setError(sentence(problem, t));
      setBusy(false);
    }
  };

  return (
    <main className="gate">
      <form className="gate-card" onSubmit={submit}>
        <header className="gate-head">
          <img src="/favicon.svg" alt="" width="44" height="44" />
          <h1>{t.password.title}</h1>
          <LanguageSwitch />
        </header>
        <p>{t.password.why}</p>
        <Secret label={t.password.old} name="old" complete="current-password" value={old} onChange={setOld} autoFocus />
        <Secret label={t.password.next} name="new" complete="new-password" value={next} onChange={setNext} />
        <Secret label={t.password.again} name="again" complete="new-password" value={again} onChange={setAgain} />
        <p className="quiet">{t.password.rule}</p>
        {error && (
          <p role="alert" className="error">
            {error}
          </p>
        )}
        <button type="submit" className="primary" disabled={busy}>
          {t.password.submit}
        </button>
        <button type="button" className="plain" onClick={() => void signOut()}>
          {t.header.signOut}
        </button>
      </form>
    </main>
  );
}

interface SecretProps {
  readonly label: string;
  readonly name: string;
  readonly complete: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

function Secret({ label, name, complete, value, onChange, autoFocus = false }: SecretProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        name={name}
        autoComplete={complete}
        required
        autoFocus={autoFocus}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </label>
  );
}
