import { useState } from 'react';
import { sentence } from '../api/problem';
import { clockTime, timer } from '../common/format';
import { messages, useT } from '../i18n';
import { type AfterAction, type Person, type PersonPage, people } from './afterAction';
import { ladderSteps } from './types';

/** What is shown, and what for. */
export interface Look {
  readonly purpose: string;
  readonly report: AfterAction;
  readonly people: PersonPage;
}

const span = (seconds: number | null) => (seconds === null ? '–' : timer(seconds));

function Head({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function Waves({ report }: { report: AfterAction }) {
  const t = useT();
  const { afterAction: a, alerts } = t;
  const { steps } = alerts;
  return (
    <section className="after-waves">
      <h3>{t.alerts.waves}</h3>
      <table>
        <Head names={[a.wave, a.at, steps.sent, steps.accepted, a.refused, steps.silent, a.share, a.median]} />
        <tbody>
          {report.waves.map((wave) => (
            <tr key={wave.number}>
              <td>{wave.number}</td>
              <td>{clockTime(wave.at)}</td>
              <td>{wave.sent}</td>
              <td>{wave.accepted}</td>
              <td>{wave.refused}</td>
              <td>{wave.silent}</td>
              <td>{wave.share === null ? '–' : `${Math.round(wave.share * 100)} %`}</td>
              <td>{span(wave.medianAnswer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Posts({ report }: { report: AfterAction }) {
  const t = useT();
  const a = t.afterAction;
  return (
    <section className="after-posts">
      <h3>{t.alerts.postsTitle}</h3>
      <table>
        <Head names={[a.place, a.need, a.acceptedAfter, a.mannedAfter, a.by]} />
        <tbody>
          {report.posts.map((post) => (
            <tr key={post.node}>
              <td>
                {post.place} {post.givenUp && <small>{a.givenUp}</small>}
              </td>
              <td>{post.need}</td>
              <td>{span(post.accepted)}</td>
              <td>{span(post.manned)}</td>
              <td>{post.units.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Missing({ title, units }: { title: string; units: readonly string[] }) {
  const t = useT();
  return (
    <section className="after-missing">
      <h3>{title}</h3>
      <p>{units.length === 0 ? t.afterAction.nobody : units.join(', ')}</p>
    </section>
  );
}

export function People({ look, onMore }: { look: Look; onMore: (more: PersonPage) => void }) {
  const t = useT();
  const [error, setError] = useState<string | null>(null);
  const { items, next } = look.people;
  const more = async () => {
    try {
      const page = await people(look.report.alert, look.purpose, next);
      onMore({ items: [...items, ...page.items], next: page.next });
    } catch (fault) {
      setError(sentence(fault, messages()));
    }
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard as well.
    <section className="after-people" aria-label={t.afterAction.people} tabIndex={0}>
      <h3>{t.afterAction.people}</h3>
      <table>
        <Head
          names={[
            t.units.callSign,
            t.afterAction.wave,
            t.afterAction.place,
            ...ladderSteps.map((s) => t.alerts.steps[s]),
          ]}
        />
        <tbody>
          {items.map((one) => (
            <PersonLine key={one.unit} one={one} />
          ))}
        </tbody>
      </table>
      {error && <p role="alert">{error}</p>}
      {next !== null && (
        <button type="button" onClick={() => void more()}>
          {t.alerts.more}
        </button>
      )}
    </section>
  );
}

function PersonLine({ one }: { one: Person }) {
  return (
    <tr data-unit={one.unit}>
      <th scope="row">{one.callSign}</th>
      <td>{one.wave}</td>
      <td>{one.post}</td>
      {ladderSteps.map((step) => {
        const at = one.times.get(step);
        return (
          <td key={step} className={`step-${step}`}>
            {at === undefined ? '' : clockTime(at)}
          </td>
        );
      })}
    </tr>
  );
}
