import { describe, expect, it } from 'vitest';
import {
  call,
  confirmKey,
  confirmStep,
  needsHttp,
  type Outbox,
  type Outgoing,
  put,
  wire,
} from '../../driver/protocol/outbox';
import { NOW } from './support';

const step = (name: 'accepted' | 'enRoute' | 'delivered', key: string, seq = 1): Outgoing => ({
  kind: 'step',
  key,
  at: NOW,
  alert: 'A/1',
  seq,
  step: name,
  reason: null,
});
const panic = (key: string, lat: number | null = 1): Outgoing => ({ kind: 'panic', key, at: NOW, lat, lon: lat });
const seen = (photo: string | null): Outgoing => ({
  kind: 'sighting',
  key: 's',
  at: NOW,
  alert: null,
  lat: 43.8,
  lon: 126.5,
  heading: null,
  what: 'vehicle',
  note: null,
  photo,
});
const names = (outbox: Outbox) => outbox.map((item) => item.key);

describe('what waits to be sent', () => {
  it('keeps its order, except that a cry for help overtakes all', () => {
    const all = [step('accepted', 'a'), step('enRoute', 'b'), panic('p'), panic('q')].reduce<Outbox>(put, []);
    expect(names(all)).toEqual(['p', 'q', 'a', 'b']);
  });
  it('holds each thing once', () => {
    const all = [step('accepted', 'a'), step('accepted', 'a'), step('accepted', 'again')].reduce<Outbox>(put, []);
    expect(names(all)).toEqual(['a']);
    expect(names(put(all, step('accepted', 'newer', 2)))).toEqual(['a', 'newer']);
  });
  it('loses an item only when the centre has confirmed it', () => {
    const all = [step('accepted', 'a'), step('enRoute', 'b'), panic('p')].reduce<Outbox>(put, []);
    expect(names(confirmStep(all, 'A/1', 'accepted'))).toEqual(['p', 'b']);
    expect(names(confirmKey(all, 'p'))).toEqual(['a', 'b']);
    expect(confirmKey(all, 'unknown')).toBe(all);
    expect(confirmStep(all, 'A/2', 'accepted')).toBe(all);
  });
  it('goes by the socket where it can: photos and alarms without a place need a call', () => {
    expect(needsHttp(seen(null))).toBe(false);
    expect(needsHttp(seen('abc'))).toBe(true);
    expect(needsHttp(panic('p', null))).toBe(true);
    expect(needsHttp(panic('p'))).toBe(false);
  });
  it('says the same by socket and by call', () => {
    expect(wire(step('accepted', 'k'))).toEqual({
      t: 'step',
      key: 'k',
      alert: 'A/1',
      seq: 1,
      step: 'accepted',
      reason: null,
      at: '2026-11-22T08:00:00.000Z',
    });
    expect(call(step('accepted', 'k'), 'taxi 1')).toEqual({
      path: '/units/taxi%201/alerts/A%2F1/steps',
      body: { step: 'accepted', seq: 1, at: '2026-11-22T08:00:00.000Z' },
    });
    expect(call(seen('abc'), 't1')).toEqual({
      path: '/units/t1/sightings',
      body: { lat: 43.8, lon: 126.5, what: 'vehicle', photo: 'abc' },
    });
    expect(call(panic('p', null), 't1')).toEqual({ path: '/units/t1/panic', body: {} });
  });
});
