import { useEffect, useState } from 'react';
import type { Session } from '../src/api/types';
import { useStore } from '../src/common/store';
import { LanguageSwitch } from '../src/i18n/LanguageSwitch';
import { ChangePassword } from '../src/session/ChangePassword';
import { Login } from '../src/session/Login';
import { refreshSession, session, signOut } from '../src/session/session';
import { DriverPage } from './DriverPage';
import { keepOwner, keptOwner } from './link/keep';
import { useWords } from './words';

const RETRY_MS = 3_000;

/** Who is it? A phone that starts without a network goes on as the one who used it last. */
export function DriverApp() {
  const w = useWords();
  const now = useStore(session, (s) => s);
  const [unreachable, setUnreachable] = useState(false);

  useEffect(() => {
    if (now.kind !== 'starting') return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const start = () =>
      refreshSession().catch(() => {
        setUnreachable(true);
        timer = setTimeout(start, RETRY_MS);
      });
    void start();
    return () => clearTimeout(timer);
  }, [now.kind]);

  const unit =
    unitOf(now.kind === 'in' ? now.who : null) ?? (now.kind === 'starting' && unreachable ? keptUnit() : null);
  if (unit !== null) return <DriverPage unit={unit} />;
  switch (now.kind) {
    case 'starting':
      return (
        <main className="gate">
          <p role="status">{unreachable ? w.link.lost : w.loading}</p>
        </main>
      );
    case 'out':
      return <Login expired={now.expired} />;
    case 'in':
      return now.who.mustChangePassword ? <ChangePassword /> : <WrongRole />;
  }
}

function unitOf(who: Session | null): string | null {
  if (who?.role !== 'unit' || who.unit === null || who.mustChangePassword) return null;
  keepOwner({ account: who.account, unit: who.unit, displayName: who.displayName });
  return who.unit;
}

function keptUnit(): string | null {
  return keptOwner()?.unit ?? null;
}

function WrongRole() {
  const w = useWords();
  return (
    <main className="gate">
      <p>{w.wrongRole}</p>
      <a href="/">{w.toConsole}</a>
      <button type="button" onClick={() => void signOut()}>
        {w.signOut}
      </button>
      <LanguageSwitch />
    </main>
  );
}
