import { useEffect, useState } from 'react';
import { AccountsPage } from '../accounts/AccountsPage';
import { sentence } from '../api/problem';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { ChangePassword } from '../session/ChangePassword';
import { Login } from '../session/Login';
import { maySeeLive, refreshSession, session, signOut } from '../session/session';
import { Console } from './Console';
import { DeskPage, mayOpen } from './DeskPage';
import { Header } from './Header';
import { Leave } from './Leave';
import { page } from './route';
import { Toasts } from './Toasts';

export function App() {
  const t = useT();
  const now = useStore(session, (s) => s);
  const at = useStore(page, (p) => p);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (now.kind !== 'starting') return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const start = () =>
      refreshSession().catch((problem) => {
        setError(problem);
        timer = setTimeout(start, 2_000);
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
      if (at.kind !== 'console' && at.kind !== 'accounts' && mayOpen(now.who, at))
        return <DeskPage who={now.who} at={at} />;
      if (maySeeLive(now.who)) return <Console who={now.who} />;
      if (now.who.role === 'administrator')
        return (
          <div className="admin">
            <Header who={now.who} />
            <AccountsPage self={now.who.account} />
            <Toasts />
          </div>
        );
      if (now.who.role === 'unit') return <Leave to="/driver" />;
      return (
        <main className="gate">
          <p>{t.login.noRole(t.roles[now.who.role])}</p>
          <button type="button" onClick={() => void signOut()}>
            {t.header.signOut}
          </button>
        </main>
      );
  }
}
