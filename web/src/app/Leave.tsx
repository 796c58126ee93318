import { useEffect } from 'react';

/** This account's page is another one. */
export function Leave({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to]);
  return (
    <main className="gate">
      <a href={to}>{to}</a>
    </main>
  );
}
