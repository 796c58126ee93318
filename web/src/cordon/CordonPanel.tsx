import type { Incident } from '../api/types';
import { useServerSecond } from '../common/clock';
import { clockTime, timer } from '../common/format';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { mapClaim } from '../map/painters';
import { mayDispatch, session } from '../session/session';
import { CordonDialogs } from './CordonDialogs';
import { InForce } from './InForce';
import { LastSeen } from './LastSeen';
import { PlanSettings, Progress } from './PlanSettings';
import { Proposals } from './Proposals';
import { originOf, reach } from './reach';
import { cordons } from './state';
import type { Cordon, CordonPlan } from './types';
import { cordonWords } from './words';

/** The cordon of the selected incident, from the last sighting to the stand-down. */
export function CordonPanel({ incident }: { incident: Incident }) {
  const t = useT();
  const cordon = useStore(cordons, (all) => all.get(incident.id) ?? null);
  const who = useStore(session, (s) => (s.kind === 'in' ? s.who : null));
  const open = incident.status !== 'closed';
  const acts = who !== null && mayDispatch(who) && open;
  const active = cordon?.standing === 'active';
  return (
    <section className="cordon" aria-label={t.cordon.tab}>
      <Standing cordon={cordon} />
      <Progress />
      <Reach incident={incident.id} />
      {active && cordon.plan && <InForce incident={incident.id} plan={cordon.plan} acts={acts} />}
      {acts && !active && (
        <>
          <LastSeen incident={incident} />
          <PlanSettings incident={incident.id} />
        </>
      )}
      {cordon && !active && cordon.standing !== 'stoodDown' && <Proposals cordon={cordon} acts={acts} />}
      {cordon && acts && <CordonDialogs cordon={cordon} />}
    </section>
  );
}

/** Those that are to go stand too until others are held: it is they that close a cordon being shrunk. */
function heldPosts(plan: CordonPlan | null): number {
  return plan?.posts.filter((post) => post.status === 'held').length ?? 0;
}

function Standing({ cordon }: { cordon: Cordon | null }) {
  const t = useT();
  const closed = cordon?.standing === 'active' && cordon.plan?.closed === true;
  return (
    <div className={`standing${closed ? ' is-closed' : ''}`} role="status" aria-live="polite">
      <strong>{cordonWords(cordon, t)}</strong>
      {closed && <span>{t.cordon.closedBy(heldPosts(cordon.plan))}</span>}
    </div>
  );
}

/** How old the sighting is and what the red area on the map means. */
function Reach({ incident }: { incident: string }) {
  const t = useT();
  const now = useStore(reach, (r) => r);
  useServerSecond();
  const origin = originOf(incident);
  if (!now || !origin) return null;
  const first = Math.min(...origin.starts.map((start) => start.seenAt));
  const words = {
    roads: t.cordon.reachNow(timer(now.elapsed), clockTime(first + now.within * 1000)),
    circle: t.cordon.reachCircle(timer(now.elapsed)),
    unknown: t.cordon.reachUnknown,
    'too-old': t.cordon.reachTooOld,
  };
  return <p className="reach-words">{words[now.how]}</p>;
}

/** What the next click on the map will do. */
export function ClaimHint() {
  const claim = useStore(mapClaim, (c) => c);
  return claim ? (
    <p className="map-claim" role="status">
      {claim.hint}
    </p>
  ) : null;
}
