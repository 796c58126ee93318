import type { DriverAlert } from '../../driver/protocol/types';

export const NOW = Date.parse('2026-11-22T08:00:00Z');
export const MINUTE = 60_000;

export const both = (en: string) => ({ zh: `中文${en}`, en });

/** An alert as it stands in the middle of its life; each test says what matters to it. */
export function anAlert(change: Partial<DriverAlert> = {}): DriverAlert {
  return {
    id: 'A1',
    seq: 1,
    incident: 'I1',
    kind: 'posts',
    urgency: 'immediate',
    drill: false,
    synthetic: false,
    eyesOnly: false,
    sentAt: NOW,
    expiresAt: NOW + 30 * MINUTE,
    headline: both('Robbery'),
    text: both('Watch the crossing'),
    lookFor: both('Dark saloon'),
    never: both('Do not follow or stop anybody'),
    post: { at: { lat: 43.84, lon: 126.55 }, place: 'Jiefang Road', approach: both('the east'), standOff: 60 },
    answers: ['accepted', 'declined', 'unable'],
    step: 'sent',
    ...change,
  };
}

/** The same as it comes over the wire. */
export function onTheWire(alert: DriverAlert): Record<string, unknown> {
  return {
    ...alert,
    supersedes: null,
    sentAt: new Date(alert.sentAt).toISOString(),
    expiresAt: new Date(alert.expiresAt).toISOString(),
  };
}

export function keys(): () => string {
  let made = 0;
  return () => `k${++made}`;
}
