import { serverNow, useServerSecond } from '../common/clock';
import { timer } from '../common/format';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { theMap } from '../map/theMap';
import { session } from '../session/session';
import { ruleKnownCrossing, showPosts } from './ask';
import { drafts, emptyDraft } from './draft';
import { focus, look, shownProposal } from './state';
import type { Cordon, Proposal } from './types';
import { aimName, leastSlack, proposalWords, signed } from './words';

/** The server refuses an order on proposals that are older. */
const OLDEST_MS = 120_000;

/** What may be chosen, side by side; the one under pointer or keyboard is drawn on the map. */
export function Proposals({ cordon, acts }: { cordon: Cordon; acts: boolean }) {
  const t = useT();
  const now = useStore(focus, (f) => f);
  const commands = useStore(session, (s) => s.kind === 'in' && s.who.role === 'commander');
  useServerSecond();
  const shown = shownProposal(cordon, now);
  // Looking is not choosing: what is under the pointer is drawn, what is ordered was chosen.
  const chosen = shownProposal(cordon, { ...now, hovered: null });
  if (!shown || !chosen) return null;
  const old = now.answeredAt !== null && serverNow() - now.answeredAt > OLDEST_MS;
  return (
    <section className="proposals" aria-labelledby="proposals-title">
      <h3 id="proposals-title">{t.cordon.proposals}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.cordon.aim}</th>
            <th scope="col">{t.cordon.posts}</th>
            <th scope="col">{t.cordon.closure}</th>
            <th scope="col">{t.cordon.slack}</th>
            <th scope="col">{t.cordon.units}</th>
            <th scope="col">{t.cordon.release}</th>
          </tr>
        </thead>
        <tbody>
          {cordon.proposals.map((proposal) => (
            <Line
              key={proposal.id}
              incident={cordon.incident}
              proposal={proposal}
              chosen={proposal.id === chosen.id}
              shown={proposal.id === shown.id}
            />
          ))}
        </tbody>
      </table>
      <p className={shown.closes ? 'proposal-words' : 'proposal-words warning'}>{proposalWords(shown, t)}</p>
      {old && <p className="warning">{t.cordon.proposalsOld}</p>}
      {acts && (
        <button
          type="button"
          className="primary order"
          disabled={!commands || old || now.askedAt !== null || chosen.posts.length === 0}
          onClick={() => look({ dialog: { kind: 'activate', proposal: chosen.id } })}
        >
          {chosen.closes ? t.cordon.order : t.cordon.orderSearch}
        </button>
      )}
      {acts && commands && now.askedAt !== null && <p className="quiet">{t.cordon.orderWhenAnswered}</p>}
      {acts && !commands && <p className="quiet">{t.cordon.commanderOnly}</p>}
      <ProposalPosts cordon={cordon} proposal={shown} acts={acts} />
    </section>
  );
}

interface LineProps {
  readonly incident: string;
  readonly proposal: Proposal;
  readonly chosen: boolean;
  readonly shown: boolean;
}

function Line({ incident, proposal, chosen, shown }: LineProps) {
  const t = useT();
  const name = aimName(proposal.aim, t);
  const least = leastSlack(proposal.posts);
  const over = () => look({ hovered: proposal.id });
  const out = () => look({ hovered: null });
  return (
    <tr className={shown ? 'selected' : ''} onPointerEnter={over} onPointerLeave={out}>
      <th scope="row">
        <label className="check">
          <input
            type="radio"
            name="proposal"
            checked={chosen}
            aria-label={t.cordon.choose(name)}
            onChange={() => {
              look({ chosen: proposal.id, hovered: null });
              showPosts(incident, proposal);
            }}
          />
          {name}
        </label>
      </th>
      <td>
        {proposal.posts.length}
        <small title={t.cordon.boundTitle}>
          {proposal.lowerBound > 0 ? t.cordon.bound(proposal.lowerBound) : t.cordon.boundUnknown}
        </small>
      </td>
      <td>
        {proposal.closedAt === null
          ? t.cordon.closureNever
          : timer(Math.max(0, (proposal.closedAt - serverNow()) / 1000))}
      </td>
      <td>{least === null ? '–' : signed(least)}</td>
      <td>{proposal.units}</td>
      <td>{proposal.needsRelease ? t.cordon.yes : t.cordon.no}</td>
    </tr>
  );
}

function ProposalPosts({ cordon, proposal, acts }: { cordon: Cordon; proposal: Proposal; acts: boolean }) {
  const t = useT();
  const selected = useStore(focus, (f) => f.post);
  const rules = useStore(drafts, (all) => (all.get(cordon.incident) ?? emptyDraft).crossings);
  return (
    <details>
      <summary>{t.cordon.postList(proposal.posts.length)}</summary>
      <ol className="posts proposed">
        {proposal.posts.map((post, i) => {
          const crossing = { node: post.node, title: post.place, at: post.at };
          const forced = rules.some((one) => one.node === post.node && one.rule === 'forced');
          return (
            <li key={post.node} className={selected === post.node ? 'selected' : ''}>
              <button
                type="button"
                className="plain post-place"
                title={t.cordon.showPost(post.place)}
                onFocus={() => look({ post: post.node })}
                onClick={() => theMap()?.flyTo(post.at.lat, post.at.lon)}
              >
                {i + 1}. {post.place}
              </button>
              <span className="post-slack">{signed(post.slack)}</span>
              <span className="quiet">
                {post.units.map((unit) => unit.callSign).join(', ')} · {t.cordon.ring(post.ring)}
              </span>
              {acts && (
                <span className="post-acts">
                  <button
                    type="button"
                    aria-label={t.cordon.forbidOf(post.place)}
                    onClick={() => ruleKnownCrossing(cordon.incident, crossing, 'forbidden')}
                  >
                    {t.cordon.forbid}
                  </button>
                  <button
                    type="button"
                    aria-pressed={forced}
                    aria-label={t.cordon.forceOf(post.place)}
                    onClick={() => ruleKnownCrossing(cordon.incident, crossing, 'forced')}
                  >
                    {t.cordon.force}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
