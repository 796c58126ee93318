import type { AssignmentStep } from '../src/api/types';
import { changeBook, newKey } from './phone';
import * as book from './protocol/book';
import type { SightingBody } from './protocol/outbox';
import type { Step } from './protocol/types';

/** What the person can do. Each is on disk when the call returns; the link carries it when it can. */

export function answer(alert: string, step: Step, reason: string | null = null): void {
  changeBook((now, at) => book.answered(now, alert, step, reason, at, newKey));
}

export function markPresented(alert: string): void {
  changeBook((now, at) => book.presented(now, alert, at, newKey));
}

export function confirmEnd(alert: string): void {
  changeBook((now, at) => book.acknowledged(now, alert, at, newKey));
}

export function setDuty(onDuty: boolean): void {
  changeBook((now, at) => book.send(now, { kind: 'duty', key: newKey(), at, onDuty }));
}

export function takeStep(incident: string, step: AssignmentStep, reason: string | null = null): void {
  changeBook((now, at) => book.send(now, { kind: 'assignment', key: newKey(), at, incident, step, reason }));
}

export function report(sighting: SightingBody): void {
  changeBook((now, at) => book.send(now, { kind: 'sighting', key: newKey(), at, ...sighting }));
}

/** Answers the key, so that the page can say when it has arrived. */
export function callForHelp(place: { readonly lat: number; readonly lon: number } | null): string {
  const key = newKey();
  changeBook((now, at) => book.send(now, { kind: 'panic', key, at, lat: place?.lat ?? null, lon: place?.lon ?? null }));
  return key;
}
