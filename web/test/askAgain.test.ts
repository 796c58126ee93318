import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../src/app/ui';
import { propose, proposeSoon } from '../src/cordon/ask';
import * as calls from '../src/cordon/calls';
import { changeDraft } from '../src/cordon/draft';
import { cordons, focus, look } from '../src/cordon/state';
import type { Cordon } from '../src/cordon/types';

vi.mock('../src/cordon/calls');
vi.mock('../src/map/theMap', () => ({ theMap: () => null }));
vi.mock('../src/incidents/detail', () => ({ reload: () => Promise.resolve() }));

const answered = (version: number) =>
  ({ incident: 'i', version, proposals: [{ id: `${version}-1`, posts: [] }] }) as unknown as Cordon;

/** Answers come when the test says so. */
function questions(): ((cordon: Cordon) => void)[] {
  const open: ((cordon: Cordon) => void)[] = [];
  vi.mocked(calls.propose).mockImplementation(() => new Promise((answer) => open.push(answer)));
  return open;
}

describe('a question that changed while its answers are on the screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    cordons.set(new Map([['i', answered(1)]]));
    show({ incident: 'i' });
    look({ askedAt: null, answeredAt: null, chosen: '1-1' });
    changeDraft('i', { sightings: [{ lat: 1, lon: 2, place: '', seenAt: 0, radius: 0, heading: null }] });
  });
  afterEach(() => vi.useRealTimers());

  it('counts as asked at once, so that the plan about to go cannot be ordered', async () => {
    const open = questions();
    proposeSoon('i');
    expect(focus.get().askedAt).not.toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    expect(open).toHaveLength(1);
    open[0]?.(answered(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(focus.get()).toMatchObject({ askedAt: null, chosen: '2-1' });
  });

  it('is not taken for answered when the answer to the question before comes', async () => {
    const open = questions();
    void propose('i');
    proposeSoon('i');
    open[0]?.(answered(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(focus.get().askedAt).not.toBeNull();
  });

  it('says nothing of it on another incident’s sheet', async () => {
    questions();
    proposeSoon('i');
    show({ incident: 'other' });
    look({ askedAt: null });
    await vi.advanceTimersByTimeAsync(500);
    expect(focus.get().askedAt).toBeNull();
  });
});
