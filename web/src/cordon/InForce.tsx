import { useEffect, useRef } from 'react';
import { serverNow, useServerSecond } from '../common/clock';
import { clockTime, timer } from '../common/format';
import { useStore } from '../common/store';
import { useT, word } from '../i18n';
import { theMap } from '../map/theMap';
import { session } from '../session/session';
import { BlockedRoads } from './BlockedRoads';
import { MapButton } from './MapButton';
import { reportPost, seenAgain } from './orders';
import { PostShape } from './PostShape';
import { focus, look } from './state';
import { type CordonPlan, type CordonPost, postNews } from './types';
import { aimName, leaksNow, signed, slackNow } from './words';

/** The cordon that was ordered: who holds what, how much time each has to spare, and what may be done with it. */
export function InForce({ incident, plan, acts }: { incident: string; plan: CordonPlan; acts: boolean }) {
  const t = useT();
  const who = useStore(session, (s) => (s.kind === 'in' ? s.who : null));
  const commands = who?.role === 'commander';
  return (
    <section className="in-force" aria-label={t.cordon.inForce}>
      <p className="quiet">
        {aimName(plan.aim, t)} · {t.cordon.orderedBy(plan.activatedBy)}
        {plan.releasedBy && ` · ${t.cordon.releasedBy(plan.releasedBy)}`}
      </p>
      {plan.awaitsRelease && <AwaitsRelease plan={plan} mine={who?.account === plan.activatedBy} acts={acts} />}
      {acts && (
        <div className="chips">
          <MapButton
            name="seen"
            className="primary"
            hint={t.cordon.seenHint}
            once
            take={(at) => void seenAgain(incident, at)}
          >
            ▲ {t.cordon.seen}
          </MapButton>
          <button type="button" disabled={!commands} onClick={() => look({ dialog: { kind: 'shrink' } })}>
            {t.cordon.shrink}
          </button>
          <button
            type="button"
            className="danger"
            disabled={!commands}
            onClick={() => look({ dialog: { kind: 'standDown' } })}
          >
            {t.cordon.standDown}
          </button>
        </div>
      )}
      {acts && !commands && <p className="quiet">{t.cordon.commanderOnly}</p>}
      <ol className="posts">
        {plan.posts.map((post, i) => (
          <PostLine key={post.node} post={post} number={i + 1} incident={incident} acts={acts} />
        ))}
      </ol>
      <BlockedRoads incident={incident} acts={acts} />
      <History plan={plan} />
      <p className="quiet">{t.cordon.keys}</p>
    </section>
  );
}

function AwaitsRelease({ plan, mine, acts }: { plan: CordonPlan; mine: boolean; acts: boolean }) {
  const t = useT();
  return (
    <div className="warning awaits" role="alert">
      <p>{mine ? t.cordon.awaitsYou : t.cordon.awaits(plan.activatedBy)}</p>
      {acts && !mine && (
        <button type="button" onClick={() => look({ dialog: { kind: 'release' } })}>
          {t.cordon.releaseButton}
        </button>
      )}
    </div>
  );
}

interface PostLineProps {
  readonly post: CordonPost;
  readonly number: number;
  readonly incident: string;
  readonly acts: boolean;
}

function PostLine({ post, number, incident, acts }: PostLineProps) {
  const t = useT();
  const line = useRef<HTMLLIElement>(null);
  const selected = useStore(focus, (f) => f.post === post.node);
  const now = useServerSecond() * 1000;
  const leaking = leaksNow(post, now);
  useEffect(() => {
    if (selected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const waiting = post.status === 'planned' || post.status === 'promised';
  return (
    <li ref={line} className={`post-${post.status}${leaking ? ' leaking' : ''}${selected ? ' selected' : ''}`}>
      <button
        type="button"
        className="plain post-place"
        title={t.cordon.showPost(post.place)}
        onFocus={() => look({ post: post.node })}
        onClick={() => theMap()?.flyTo(post.at.lat, post.at.lon)}
      >
        <PostShape status={post.status} /> {number}. {post.place}
      </button>
      <span className="post-slack" title={t.cordon.toSpare}>
        {signed(slackNow(post, now))}
      </span>
      <span className="post-state">
        <strong>{t.cordon.postStatus[post.status]}</strong>
        {waiting && ` · ${readiness(post, t)}`}
        {` · ${post.units.map((unit) => unit.callSign).join(', ')}`}
        {post.exit && ` · ${post.exit}`}
        {post.ring > 1 && ` · ${t.cordon.ring(post.ring)}`}
        {post.retiring && ` · ${t.cordon.retiring}`}
        {leaking && <em> {t.cordon.leaking}</em>}
      </span>
      {acts && waiting && (
        <span className="post-acts">
          {postNews.map((news) => (
            <button
              key={news}
              type="button"
              aria-label={t.cordon.newsOf(t.cordon.news[news], post.place)}
              onClick={() => void reportPost(incident, post.node, news)}
            >
              {t.cordon.news[news]}
            </button>
          ))}
        </span>
      )}
    </li>
  );
}

function readiness(post: CordonPost, t: ReturnType<typeof useT>): string {
  const seconds = (post.ready - serverNow()) / 1000;
  return seconds >= 0 ? t.cordon.readyIn(timer(seconds)) : t.cordon.readyLate(timer(-seconds));
}

function History({ plan }: { plan: CordonPlan }) {
  const t = useT();
  return (
    <details>
      <summary>
        {t.cordon.history} ({plan.version})
      </summary>
      <ol className="versions">
        {[...plan.history].reverse().map((version) => (
          <li key={version.number}>
            <strong>{t.cordon.version(version.number, clockTime(version.at), version.by)}</strong> {version.why}
            <ul>
              {version.changes.map((change) => (
                <li key={`${change.kind} ${change.node}`}>
                  {word(t.cordon.changes, change.kind)}: {change.place}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
