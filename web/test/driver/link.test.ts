import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, callForHelp, markPresented, setDuty } from '../../driver/acts';
import type { UnitHttp } from '../../driver/link/unitHttp';
import { UnitLink } from '../../driver/link/unitLink';
import type { Socket } from '../../driver/link/wire';
import { closeBook, openBook, phone } from '../../driver/phone';
import type { Outgoing } from '../../driver/protocol/outbox';
import { Problem } from '../../src/api/problem';
import { anAlert, NOW, onTheWire } from './support';

/** The server's end of one socket. */
class Wire implements Socket {
  readonly heard: Record<string, unknown>[] = [];
  readyState: Socket['readyState'] = 1;
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  send(data: unknown): void {
    this.heard.push(JSON.parse(String(data)) as Record<string, unknown>);
  }
  close(): void {
    this.readyState = 3;
  }
  says(message: object): void {
    this.onmessage?.call(this as never, { data: JSON.stringify(message) } as MessageEvent);
  }
  greets(): void {
    this.says({
      t: 'hello',
      unit: 'T1',
      kind: 'taxi',
      callSign: 'Taxi 1',
      onDuty: true,
      optedIn: true,
      serverTime: new Date(Date.now()).toISOString(),
      synthetic: true,
    });
  }
  breaks(): void {
    this.readyState = 3;
    this.onclose?.call(this as never, {} as CloseEvent);
  }
  get steps(): unknown[] {
    return this.heard.filter((message) => message['t'] === 'step').map((message) => message['step']);
  }
}

const wires: Wire[] = [];
const posted: Outgoing[] = [];
let way: 'open' | 'cut' | 'refused' = 'open';
let link: UnitLink;
const last = () => wires.at(-1) as Wire;

const http = {
  alerts: async () => {
    if (way === 'cut') throw new Problem('unreachable', 0, '');
    return [anAlert({ step: 'delivered' })];
  },
  send: async (item: Outgoing) => {
    if (way === 'cut') throw new Problem('unreachable', 0, '');
    if (way === 'refused') throw new Problem('alert-over', 409, 'The alert is over.');
    posted.push(item);
  },
  fix: async () => {},
} as unknown as UnitHttp;

function aLink(): UnitLink {
  return new UnitLink(
    http,
    () => {
      const wire = new Wire();
      wires.push(wire);
      return wire;
    },
    () => 0.5,
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  wires.length = 0;
  posted.length = 0;
  way = 'open';
  openBook(`T${Math.random()}`);
  link = aLink();
  link.start();
});

afterEach(() => {
  link.stop();
  closeBook();
  vi.useRealTimers();
});

describe('the link', () => {
  it('says nothing before it was greeted', () => {
    setDuty(true);
    callForHelp({ lat: 1, lon: 2 });
    expect(last().heard).toEqual([]);
    last().greets();
    expect(last().heard.map((message) => message['t'])).toEqual(['panic']);
  });
  it('carries answers in order and forgets them only when they are confirmed', () => {
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    markPresented('A1');
    answer('A1', 'accepted');
    expect(last().steps).toEqual(['delivered', 'seen', 'accepted']);
    expect(phone.get().book.outbox).toHaveLength(3);
    for (const step of ['delivered', 'seen', 'accepted']) last().says({ t: 'step', alert: 'A1', step, at: 'now' });
    expect(phone.get().book.outbox).toHaveLength(0);
  });
  it('sends again after a cut, under the same keys and in the same order', () => {
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    const before = last();
    before.breaks();
    expect(phone.get().link.kind).toBe('lost');
    answer('A1', 'accepted');
    answer('A1', 'enRoute');
    vi.advanceTimersByTime(1_000);
    last().greets();
    expect(last()).not.toBe(before);
    expect(last().steps).toEqual(['delivered', 'accepted', 'enRoute']);
    expect(last().heard[0]?.['key']).toBe(before.heard[0]?.['key']);
  });
  it('goes on with what waited when the page was closed', () => {
    const unit = phone.get().unit as string;
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    last().breaks();
    answer('A1', 'accepted');
    link.stop();
    closeBook();
    openBook(unit);
    link = aLink();
    link.start();
    last().greets();
    expect(last().steps).toEqual(['delivered', 'accepted']);
  });
  it('repeats an answer that stays unconfirmed on an open socket', () => {
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    expect(last().steps).toEqual(['delivered']);
    vi.advanceTimersByTime(9_000);
    expect(last().steps).toEqual(['delivered', 'delivered']);
  });
  it('notices a socket that fell silent', () => {
    const first = last();
    first.greets();
    vi.advanceTimersByTime(16_000);
    expect(first.heard.some((message) => message['t'] === 'ping')).toBe(true);
    vi.advanceTimersByTime(25_000);
    expect(last()).not.toBe(first);
  });
  it('drops an answer that is refused for good, and says so', () => {
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    answer('A1', 'accepted');
    const key = last().heard.at(-1)?.['key'];
    last().says({ t: 'problem', key, code: 'alert-over', message: 'The alert is over.', field: null });
    expect(phone.get().book.outbox.some((item) => item.key === key)).toBe(false);
    expect(phone.get().notices.map((notice) => notice.code)).toEqual(['alert-over']);
  });
  it('goes on after a message that it does not understand', () => {
    last().greets();
    last().says({ t: 'alert', alert: { id: 5 } });
    last().says({ t: 'brand-new' });
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    expect(phone.get().book.cards).toHaveLength(1);
  });
  it('sends by HTTP, in order, where no socket comes through', async () => {
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    for (let i = 0; i < 6; i++) {
      last().breaks();
      await vi.advanceTimersByTimeAsync(15_000);
      if (i === 0) {
        answer('A1', 'accepted');
        answer('A1', 'atPost');
      }
    }
    expect(phone.get().link.kind).toBe('http');
    expect(posted.map((item) => (item.kind === 'step' ? item.step : item.kind))).toEqual([
      'delivered',
      'accepted',
      'atPost',
    ]);
    expect(phone.get().book.outbox).toHaveLength(0);
  });
  it('keeps the answers while nothing comes through at all', async () => {
    way = 'cut';
    last().greets();
    last().says({ t: 'alert', alert: onTheWire(anAlert()) });
    for (let i = 0; i < 6; i++) {
      last().breaks();
      await vi.advanceTimersByTimeAsync(25_000);
    }
    answer('A1', 'accepted');
    expect(phone.get().link.kind).toBe('lost');
    expect(phone.get().book.outbox.map((item) => item.kind === 'step' && item.step)).toEqual(['delivered', 'accepted']);
  });
});
