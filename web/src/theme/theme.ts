import { recall, remember } from '../common/remember';
import { createStore } from '../common/store';

export type Theme = 'day' | 'night';

function firstTheme(): Theme {
  const kept = recall('theme');
  if (kept === 'day' || kept === 'night') return kept;
  return globalThis.matchMedia?.('(prefers-color-scheme: light)').matches ? 'day' : 'night';
}

export const theme = createStore<Theme>(firstTheme());

export function setTheme(next: Theme): void {
  remember('theme', next);
  theme.set(next);
}

export function followTheme(): void {
  const apply = () => {
    document.documentElement.dataset['theme'] = theme.get();
  };
  apply();
  theme.subscribe(apply);
}
