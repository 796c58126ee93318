import { createStore } from '../common/store';

/** The pages beside the console. Each has an address of its own, so that it can be opened on a second screen. */
export type Page =
  | { readonly kind: 'console' }
  | { readonly kind: 'accounts' }
  | { readonly kind: 'registers' }
  | { readonly kind: 'callbacks' }
  | { readonly kind: 'supervisor' }
  | { readonly kind: 'playback'; readonly incident: string }
  | { readonly kind: 'report'; readonly incident: string }
  | { readonly kind: 'alert-report'; readonly alert: string };

export function pageOf(path: string): Page {
  const [, name = '', rest = ''] = path.split('/');
  switch (name) {
    case 'accounts':
    case 'registers':
    case 'callbacks':
    case 'supervisor':
      return { kind: name };
    case 'playback':
    case 'report':
      return rest ? { kind: name, incident: decodeURIComponent(rest) } : { kind: 'console' };
    case 'alert-report':
      return rest ? { kind: name, alert: decodeURIComponent(rest) } : { kind: 'console' };
    default:
      return { kind: 'console' };
  }
}

export const page = createStore<Page>(pageOf(globalThis.location?.pathname ?? '/'));

export function goTo(path: string): void {
  history.pushState(null, '', path);
  page.set(pageOf(path));
}

globalThis.addEventListener?.('popstate', () => page.set(pageOf(location.pathname)));
