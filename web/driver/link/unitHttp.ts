import { get, request } from '../../src/api/http';
import * as read from '../../src/api/read';
import { driverAlert } from '../protocol/decode';
import { call, type Outgoing } from '../protocol/outbox';
import type { DriverAlert } from '../protocol/types';
import type { Fix } from './fix';

/** The same meaning as the socket's messages, one call each. */
export class UnitHttp {
  constructor(private readonly unit: string) {}

  async alerts(): Promise<readonly DriverAlert[]> {
    return read.list(await get(`/units/${encodeURIComponent(this.unit)}/alerts`), 'alerts', driverAlert);
  }

  async send(item: Outgoing): Promise<void> {
    const { path, body } = call(item, this.unit);
    await request('POST', path, body, item.key);
  }

  async fix(fix: Fix): Promise<void> {
    await request('POST', '/positions', [withoutNull(fix)]);
  }
}

function withoutNull(fix: Fix): object {
  return Object.fromEntries(Object.entries(fix).filter(([, value]) => value !== null));
}
