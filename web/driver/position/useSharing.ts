import { useEffect } from 'react';
import { serverNow } from '../../src/common/clock';
import { useStore } from '../../src/common/store';
import type { UnitLink } from '../link/unitLink';
import { phone } from '../phone';
import { mobilised } from '../protocol/book';
import { fixIsDue } from '../protocol/pace';
import type { Standing } from '../protocol/types';
import { coarseFix } from './coarse';
import { consent, here, listen, locateOnce, occupied } from './share';

export function isCivilian(standing: Standing | null): boolean {
  return standing === null || standing.kind === 'taxi' || standing.kind === 'volunteer';
}

/** Civilians: exact only while mobilised. Crews: exact while on duty. */
export function sharesExactly(now: ReturnType<typeof phone.get>): boolean {
  return !isCivilian(now.standing) || mobilised(now.book, serverNow());
}

/** A phone's clock may be minutes off; the centre would take its positions for old or for the future. */
function byServerClock(time: string): string {
  return new Date(Date.parse(time) + serverNow() - Date.now()).toISOString();
}

const LOOK_EVERY_MS = 1_000;
const OLD_MS = 10_000;

/** Sends the position while the person agreed and is on duty; nothing is kept and nothing is sent otherwise. */
export function useSharing(link: UnitLink | null): void {
  const agreed = useStore(consent, (c) => c === 'given');
  const onDuty = useStore(phone, (p) => p.standing?.onDuty === true);
  useEffect(() => {
    if (!link || !agreed || !onDuty) return undefined;
    const end = listen();
    // Finding the phone takes seconds: who went off duty meanwhile is not reported any more.
    let ended = false;
    let sentAt: number | null = null;
    let exactly = false;
    let lastTime = '';
    // Who may be asked to go somewhere depends on the passengers: the centre hears of them at once.
    const endOccupied = occupied.subscribe(() => {
      sentAt = null;
    });
    const timer = setInterval(async () => {
      const exact = sharesExactly(phone.get());
      const due = fixIsDue(sentAt, Date.now(), exact) || (exact && !exactly);
      if (!due) return;
      sentAt = Date.now();
      exactly = exact;
      const newest = here.get();
      // A phone that stands still reports nothing by itself; the centre would take it for lost.
      const young = newest !== null && newest.time !== lastTime && Date.now() - Date.parse(newest.time) < OLD_MS;
      // Without a new one the last one goes out with its own time: the centre judges how old is too old.
      const fix = young ? newest : ((await locateOnce(0)) ?? here.get());
      if (ended || !fix || consent.get() !== 'given') return;
      here.set(fix);
      lastTime = fix.time;
      const now = { ...fix, time: byServerClock(fix.time), occupied: occupied.get() };
      if (!link.fix(exact ? now : coarseFix(now))) sentAt = null;
    }, LOOK_EVERY_MS);
    return () => {
      ended = true;
      end();
      endOccupied();
      clearInterval(timer);
    };
  }, [link, agreed, onDuty]);

  const full = useStore(occupied, (o) => o);
  const live = useStore(phone, (p) => p.link.kind === 'live');
  useEffect(() => {
    if (live) link?.occupied(full);
  }, [link, live, full]);
}
