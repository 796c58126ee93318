import { useSyncExternalStore } from 'react';

/**
 * The server's clock as this page knows it. Ages and timers use it, because a workstation's clock may be minutes off.
 * Each sample is late by the time it travelled, so the largest offset of the last minute is the nearest to the truth.
 */
const samples: { at: number; offset: number }[] = [];
let offset = 0;

export function learnServerTime(serverTime: number, receivedAt = Date.now()): void {
  samples.push({ at: receivedAt, offset: serverTime - receivedAt });
  while (samples[0] && samples[0].at < receivedAt - 60_000) samples.shift();
  offset = samples.reduce((best, sample) => Math.max(best, sample.offset), Number.NEGATIVE_INFINITY);
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}

let second = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    second = Math.floor(serverNow() / 1000);
    for (const each of [...listeners]) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time in whole seconds; the component renders once a second. One timer for the whole page. */
export function useServerSecond(): number {
  return useSyncExternalStore(subscribe, () => {
    if (second === 0) second = Math.floor(serverNow() / 1000);
    return second;
  });
}
