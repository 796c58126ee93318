import { useEffect, useState } from 'react';
import { sentence } from '../src/api/problem';
import { useStore } from '../src/common/store';
import { useT } from '../src/i18n';
import { ChangePassword } from '../src/session/ChangePassword';
import { Login } from '../src/session/Login';
import { maySeeLive, refreshSession, session, signOut } from '../src/session/session';
import { RadioPage } from './RadioPage';
import { useWords } from './words';

const RETRY_MS = 2_000;

export function RadioApp() {
  const t = useT();
  const w = useWords();
  const now = useStore(session, (s) => s);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (now.kind !== 'starting') return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const start = () =>
      refreshSession().catch((problem) => {
        setError(problem);
        timer = setTimeout(start, RETRY_MS);
      });
    void start();
    return () => clearTimeout(timer);
  }, [now.kind]);

  switch (now.kind) {
    case 'starting':
      return (
        <main className="gate">
          <p role="status">{error === null ? t.status.connecting : sentence(error, t)}</p>
        </main>
      );
    case 'out':
      return <Login expired={now.expired} />;
    case 'in':
      if (now.who.mustChangePassword) return <ChangePassword />;
      if (maySeeLive(now.who)) return <RadioPage />;
      return (
        <main className="gate">
          <p>{w.wrongRole}</p>
          <a href={now.who.role === 'unit' ? '/driver' : '/'}>{now.who.role === 'unit' ? w.toDriver : w.toConsole}</a>
          <button type="button" onClick={() => void signOut()}>
            {w.signOut}
          </button>
        </main>
      );
  }
}
