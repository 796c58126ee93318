import { get, request } from '../api/http';
import * as read from '../api/read';
import type { Submission } from '../api/submission';
import { type Role, roles } from '../api/types';

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
  readonly hasPassword: boolean;
  readonly hasToken: boolean;
}

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly unit?: string;
  readonly displayName?: string;
  readonly password?: string;
}

function account(raw: unknown): Account {
  const o = read.object(raw, 'account');
  return {
    name: read.text(o, 'name'),
    role: read.oneOf(o, 'role', roles),
    unit: read.textOrNull(o, 'unit'),
    displayName: read.text(o, 'displayName'),
    mustChangePassword: read.flag(o, 'mustChangePassword'),
    hasPassword: read.flag(o, 'hasPassword'),
    hasToken: read.flag(o, 'hasToken'),
  };
}

export async function accounts(): Promise<Account[]> {
  return read.list(await get('/accounts'), 'accounts', account);
}

export async function createAccount(by: Submission, wanted: NewAccount): Promise<Account> {
  return account(await by.run('POST', '/accounts', wanted));
}

export async function resetPassword(by: Submission, name: string, password: string): Promise<void> {
  await by.run('POST', `/accounts/${encodeURIComponent(name)}/reset`, { password });
}

/** A token that never comes again: only its hash is kept. */
export async function issueToken(name: string): Promise<string> {
  const path = `/accounts/${encodeURIComponent(name)}/token`;
  return read.text(read.object(await request('POST', path, undefined, crypto.randomUUID()), 'token'), 'token');
}

export async function removeAccount(name: string): Promise<void> {
  await request('DELETE', `/accounts/${encodeURIComponent(name)}`, undefined, crypto.randomUUID());
}
