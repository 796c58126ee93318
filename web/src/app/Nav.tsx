import type { MouseEvent } from 'react';
import type { Role, Session } from '../api/types';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { goTo, type Page, page } from './route';
import { ui } from './ui';

const centre: readonly Role[] = ['dispatcher', 'commander', 'auditor'];
const links: readonly {
  readonly kind: Exclude<Page['kind'], 'playback' | 'report' | 'alert-report'>;
  readonly path: string;
  readonly roles: readonly Role[];
}[] = [
  { kind: 'console', path: '/', roles: centre },
  { kind: 'accounts', path: '/', roles: ['administrator'] },
  { kind: 'callbacks', path: '/callbacks', roles: centre },
  { kind: 'supervisor', path: '/supervisor', roles: ['commander', 'auditor'] },
  { kind: 'registers', path: '/registers', roles: [...centre, 'administrator'] },
];

/** The pages that this role may see. While a call is being taken they open beside it, or the call would be lost. */
export function Nav({ who }: { who: Session }) {
  const t = useT();
  const here = useStore(page, (p) => (p.kind === 'console' && who.role === 'administrator' ? 'accounts' : p.kind));
  const taking = useStore(ui, (u) => u.intake !== null);
  const follow = (event: MouseEvent, path: string) => {
    if (taking || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(path);
  };
  return (
    <nav className="pages" aria-label={t.pages.label}>
      {links
        .filter((link) => link.roles.includes(who.role))
        .map((link) => (
          <a
            key={link.kind}
            href={link.path}
            target={taking ? '_blank' : undefined}
            rel="noreferrer"
            aria-current={here === link.kind ? 'page' : undefined}
            onClick={(event) => follow(event, link.path)}
          >
            {t.pages[link.kind]}
          </a>
        ))}
    </nav>
  );
}
