import { useT } from '../i18n';

export interface Shown {
  readonly account: string;
  readonly kind: 'password' | 'token';
  readonly secret: string;
}

/** A password or token that is shown this once. */
export function SecretShown({ of, onDone }: { of: Shown; onDone: () => void }) {
  const t = useT();
  return (
    <section className="secret" role="status">
      <p>{of.kind === 'password' ? t.accounts.firstPassword(of.account) : t.accounts.newToken(of.account)}</p>
      <output>{of.secret}</output>
      <div className="row">
        <button type="button" onClick={() => void navigator.clipboard?.writeText(of.secret)}>
          {t.accounts.copy}
        </button>
        <button type="button" onClick={onDone}>
          {t.accounts.written}
        </button>
      </div>
    </section>
  );
}
