import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';

export type Dialog =
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'takeOff'; readonly unit: string; readonly callSign: string };

/** The sheets of the incident panel. */
export const sheets = ['dispatch', 'cordon', 'alerts', 'desk'] as const;
export type Sheet = (typeof sheets)[number];

/** What is open and chosen on this screen. */
export interface Ui {
  readonly incident: string | null;
  readonly unit: string | null;
  readonly following: boolean;
  readonly tab: 'open' | 'closed';
  readonly sheet: Sheet;
  readonly unitsShown: boolean;
  readonly commandOpen: boolean;
  readonly helpOpen: boolean;
  /** The intake form, with the words its type field starts with; null = shut. */
  readonly intake: { readonly type: string } | null;
  readonly dialog: Dialog | null;
}

export const ui = createStore<Ui>({
  incident: null,
  unit: null,
  following: false,
  tab: 'open',
  sheet: 'dispatch',
  unitsShown: false,
  commandOpen: false,
  helpOpen: false,
  intake: null,
  dialog: null,
});

export function show(change: Partial<Ui>): void {
  ui.update((now) => ({ ...now, ...change }));
}

export function selectIncident(id: string | null): void {
  ui.update((now) => (now.incident === id ? now : { ...now, incident: id, dialog: null }));
}

export function selectUnit(id: string | null, following = false): void {
  ui.update((now) => ({ ...now, unit: id, following: id !== null && following }));
}

/** The place that the map was clicked for, while the intake form is open. */
export const pickedPlace = createStore<LatLon | null>(null);

export interface Toast {
  readonly id: number;
  readonly kind: 'good' | 'bad';
  readonly text: string;
  /** Does the same thing again under the same idempotency key. */
  readonly again?: () => void;
}

export const toasts = createStore<readonly Toast[]>([]);
let nextToast = 1;
const TOAST_MS = 6_000;

/** Good news goes away by itself; bad news stays until it is read. */
export function say(kind: Toast['kind'], text: string, again?: () => void): void {
  const id = nextToast++;
  toasts.update((now) => [...now.slice(-3), again ? { id, kind, text, again } : { id, kind, text }]);
  if (kind === 'good') setTimeout(() => hideToast(id), TOAST_MS);
}

export function hideToast(id: number): void {
  toasts.update((now) => now.filter((toast) => toast.id !== id));
}
