/** How the link behaves in time. Pure: time and chance are arguments. Milliseconds. */

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;
/** After this many tries in a row the answers go by HTTP as well. */
const TRIES_BEFORE_HTTP = 3;
const PING_AFTER_MS = 15_000;
const DEAD_AFTER_MS = 35_000;
const REPEAT_AFTER_MS = 8_000;

/** Doubles, and is spread over half to one and a half of it, so that 20,000 phones do not return in one instant. */
export function retryDelay(attempt: number, chance: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10)) * (0.5 + chance);
}

export function httpIsDue(attempt: number): boolean {
  return attempt >= TRIES_BEFORE_HTTP;
}

export type Life = 'alive' | 'ping' | 'dead';

/** A tunnel cuts a socket without saying so. */
export function lifeOf(heardAt: number, now: number): Life {
  const silent = now - heardAt;
  if (silent >= DEAD_AFTER_MS) return 'dead';
  return silent >= PING_AFTER_MS ? 'ping' : 'alive';
}

/** Unanswered that long, a thing is sent again on the same socket. */
export function repeatIsDue(sentAt: number | undefined, now: number): boolean {
  return sentAt === undefined || now - sentAt >= REPEAT_AFTER_MS;
}

const FIX_MOBILISED_MS = 5_000;
const FIX_OTHERWISE_MS = 30_000;

export function fixIsDue(lastAt: number | null, now: number, mobilised: boolean): boolean {
  return lastAt === null || now - lastAt >= (mobilised ? FIX_MOBILISED_MS : FIX_OTHERWISE_MS);
}

/** Problems that say "not now" rather than "never". */
export function mayStillSucceed(code: string): boolean {
  return transient.has(code) || code.startsWith('storage-');
}

const transient = new Set(['timeout', 'overloaded', 'starting-or-stopping', 'member-lost', 'unit-unreachable', 'busy']);
