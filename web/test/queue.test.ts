import { describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../src/api/types';
import { lateToSend } from '../src/incidents/overdue';
import { type Queue, withChange, withSnapshot } from '../src/incidents/queue';

const empty: Queue = { byId: new Map(), order: [], known: false };
function summary(id: string, change: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id,
    typeCode: 'robbery',
    priority: 2,
    status: 'open',
    at: { lat: 0, lon: 0 },
    address: '',
    openedAt: 1_000,
    units: [],
    drill: false,
    major: false,
    version: 1,
    ...change,
  };
}
const ids = (queue: Queue) => queue.order.map((i) => i.id);

describe('the queue', () => {
  it('is in order of priority, then the oldest first', () => {
    const all = [
      summary('b', { openedAt: 5 }),
      summary('c', { priority: 1, openedAt: 9 }),
      summary('a', { openedAt: 2 }),
    ];
    expect(ids(withSnapshot(empty, all))).toEqual(['c', 'a', 'b']);
  });
  it('puts a drill behind what is real and as urgent, however long it has waited', () => {
    const all = [summary('drill', { drill: true, openedAt: 1 }), summary('real', { openedAt: 9 })];
    expect(ids(withSnapshot(empty, all))).toEqual(['real', 'drill']);
  });
  it('forgets with a snapshot what was closed while the link was down', () => {
    const before = withSnapshot(empty, [summary('a'), summary('b')]);
    expect(ids(withSnapshot(before, [summary('b'), summary('c', { status: 'closed' })]))).toEqual(['b']);
  });
  it('keeps a change that overtook the snapshot', () => {
    const before = withChange(withSnapshot(empty, [summary('a')]), summary('a', { version: 3, priority: 1 }));
    expect(withSnapshot(before, [summary('a', { version: 2 })]).order[0]?.priority).toBe(1);
  });
  it('takes the higher version only, and a repeated one changes nothing', () => {
    const before = withChange(empty, summary('a', { version: 4, priority: 1 }));
    expect(withChange(before, summary('a', { version: 3 }))).toBe(before);
    expect(withChange(before, summary('a', { version: 4 }))).toBe(before);
  });
  it('drops a closed incident and takes it back when it is reopened', () => {
    const open = withChange(empty, summary('a'));
    const closed = withChange(open, summary('a', { version: 2, status: 'closed' }));
    expect(ids(closed)).toEqual([]);
    expect(ids(withChange(closed, summary('a', { version: 3 })))).toEqual(['a']);
  });
  it('says when nobody was sent in time', () => {
    const opened = { status: 'open', priority: 1, openedAt: 0 } as const;
    expect(lateToSend(opened, 60_000)).toBeNull();
    expect(lateToSend(opened, 75_000)).toBe(15);
    expect(lateToSend({ ...opened, status: 'dispatched' }, 75_000)).toBeNull();
    expect(lateToSend({ ...opened, priority: 4 }, 75_000)).toBeNull();
  });
});
