import { type FormEvent, useRef, useState } from 'react';
import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { type Role, roles } from '../api/types';
import { useT } from '../i18n';
import { type Account, createAccount } from './calls';
import { firstPassword } from './secret';

interface NewAccountProps {
  /** Password null: a device, which signs in by token. */
  readonly onCreated: (account: Account, password: string | null) => void;
}

export function NewAccountForm({ onCreated }: NewAccountProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<Role>('dispatcher');
  const [unit, setUnit] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submission = useRef(new Submission());
  const tied = role === 'unit' || role === 'device';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const password = role === 'device' ? null : firstPassword();
    try {
      const account = await createAccount(submission.current, {
        name: name.trim(),
        role,
        ...(displayName.trim() && { displayName: displayName.trim() }),
        ...(tied && { unit: unit.trim() }),
        ...(password && { password }),
      });
      setError(null);
      setName('');
      setDisplayName('');
      setUnit('');
      onCreated(account, password);
    } catch (problem) {
      setError(sentence(problem, t));
    }
  };

  return (
    <form className="new-account" onSubmit={(event) => void submit(event)}>
      <label>
        {t.accounts.name}
        <input
          required
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
      </label>
      <label>
        {t.accounts.displayName}
        <input value={displayName} onChange={(e) => setDisplayName(e.target.value)} />
      </label>
      <label>
        {t.accounts.role}
        <select value={role} onChange={(e) => setRole(roles.find((r) => r === e.target.value) ?? 'dispatcher')}>
          {roles.map((r) => (
            <option key={r} value={r}>
              {t.roles[r]}
            </option>
          ))}
        </select>
      </label>
      {tied && (
        <label>
          {t.accounts.unit}
          <input required value={unit} onChange={(e) => setUnit(e.target.value)} />
        </label>
      )}
      <button type="submit" className="primary">
        {t.accounts.create}
      </button>
      {error && (
        <p role="alert" className="error">
          {error}
        </p>
      )}
    </form>
  );
}
