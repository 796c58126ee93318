import * as calls from '../api/calls';
import { onSignedOut } from '../api/http';
import type { Session } from '../api/types';
import { createStore } from '../common/store';

export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'out'; readonly expired: boolean }
  | { readonly kind: 'in'; readonly who: Session };

export const session = createStore<SessionState>({ kind: 'starting' });

/** What a page does when somebody comes and goes: each has its own live link. */
export interface Follower {
  signedIn(who: Session): void;
  signedOut(): Promise<void>;
}

let follower: Follower = { signedIn: () => {}, signedOut: async () => {} };

export function followSession(by: Follower): void {
  follower = by;
}

const liveRoles = new Set(['dispatcher', 'commander', 'auditor']);

export const mayDispatch = (who: Session) => who.role === 'dispatcher' || who.role === 'commander';
export const maySeeLive = (who: Session) => liveRoles.has(who.role);

/** Asks who we are: a page that is loaded again stays signed in. */
export async function refreshSession(): Promise<void> {
  const who = await calls.me();
  if (who === null) {
    session.set({ kind: 'out', expired: false });
    return;
  }
  session.set({ kind: 'in', who });
  if (!who.mustChangePassword) follower.signedIn(who);
}

export async function signIn(account: string, password: string): Promise<void> {
  await calls.login(account, password);
  await refreshSession();
}

export async function signOut(): Promise<void> {
  await follower.signedOut();
  try {
    await calls.logout();
  } finally {
    session.set({ kind: 'out', expired: false });
  }
}

onSignedOut(() => {
  if (session.get().kind !== 'in') return;
  session.set({ kind: 'out', expired: true });
  void follower.signedOut();
});
