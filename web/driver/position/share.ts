import { recall, remember } from '../../src/common/remember';
import { createStore } from '../../src/common/store';
import type { Fix } from '../link/fix';

export type Consent = 'unasked' | 'given' | 'refused';

/** Off until the person has read what is shared and agreed. */
export const consent = createStore<Consent>(firstConsent());

/** The newest position of this phone; null while it has none. It leaves the phone only by `Sharing` and sightings. */
export const here = createStore<Fix | null>(null);
export const denied = createStore(false);
export const occupied = createStore(recall('driver.occupied') === 'yes');

function firstConsent(): Consent {
  const kept = recall('driver.consent');
  return kept === 'given' || kept === 'refused' ? kept : 'unasked';
}

export function setConsent(next: Consent): void {
  remember('driver.consent', next);
  consent.set(next);
  if (next !== 'given') here.set(null);
}

export function setOccupied(next: boolean): void {
  remember('driver.occupied', next ? 'yes' : 'no');
  occupied.set(next);
}

/** Listens to the phone's position while it is wanted. Answers how to stop. */
export function listen(): () => void {
  if (!('geolocation' in navigator)) {
    denied.set(true);
    return () => {};
  }
  const watch = navigator.geolocation.watchPosition(
    (position) => {
      denied.set(false);
      here.set(fixOf(position));
    },
    (error) => denied.set(error.code === error.PERMISSION_DENIED),
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
  return () => navigator.geolocation.clearWatch(watch);
}

/** One position for a report that the person makes. Null when the phone has none. */
export function locateOnce(maximumAge = 10_000): Promise<Fix | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      (position) => done(fixOf(position)),
      () => done(null),
      { enableHighAccuracy: true, maximumAge, timeout: 8_000 },
    );
  });
}

function fixOf({ coords, timestamp }: GeolocationPosition): Fix {
  const known = (value: number | null) => (value === null || Number.isNaN(value) ? null : value);
  return {
    lat: coords.latitude,
    lon: coords.longitude,
    time: new Date(timestamp).toISOString(),
    speed: known(coords.speed),
    heading: known(coords.heading),
    accuracy: known(coords.accuracy),
    occupied: occupied.get(),
  };
}
