import { useEffect, useMemo, useState } from 'react';
import { serverNow } from '../src/common/clock';
import { useStore } from '../src/common/store';
import { useT } from '../src/i18n';
import { LanguageSwitch } from '../src/i18n/LanguageSwitch';
import { setTheme, theme } from '../src/theme/theme';
import type { UnitLink } from './link/unitLink';
import { useLink } from './link/useLink';
import { type Place, PostMap } from './map/PostMap';
import { AlertCard } from './parts/AlertCard';
import { Answers } from './parts/Answers';
import { Consent } from './parts/Consent';
import { DutyBar } from './parts/DutyBar';
import { LinkBar } from './parts/LinkBar';
import { Notices } from './parts/Notices';
import { OverCard } from './parts/OverCard';
import { Panic } from './parts/Panic';
import { PositionState, Settings } from './parts/Settings';
import { Sighting } from './parts/Sighting';
import { TaskCard } from './parts/TaskCard';
import { phone } from './phone';
import { consent, setConsent } from './position/share';
import { useSharing } from './position/useSharing';
import { type Card, visible } from './protocol/book';
import { isMobilised } from './protocol/ladder';
import type { DriverAlert, Task } from './protocol/types';
import { useWords } from './words';

/** The page of one unit: large, few things, the same places always. */
export function DriverPage({ unit }: { unit: string }) {
  const link = useLink(unit);
  return link ? <Page link={link} /> : null;
}

function Page({ link }: { link: UnitLink }) {
  const w = useWords();
  useSharing(link);
  const book = useStore(phone, (p) => p.book);
  const task = useStore(phone, (p) => p.task);
  const standing = useStore(phone, (p) => p.standing);
  const agreed = useStore(consent, (c) => c);
  const [settings, setSettings] = useState(false);
  const cards = useMemo(() => visible(book, serverNow()), [book]);
  const first = cards.find((card) => card.alert && !card.end);
  const ask = agreed === 'unasked' && standing?.onDuty === true;
  return (
    <div className="driver">
      <Top onSettings={() => setSettings(true)} />
      <LinkBar />
      {standing?.synthetic && <p className="synthetic">{w.synthetic}</p>}
      <main className="cards">
        <Notices />
        {cards.map((card) => (
          <OneCard key={`${card.id}:${card.end ? 'over' : card.alert?.seq}`} card={card} docked={card === first} />
        ))}
        {task && <TaskCard task={task} />}
        {ask && <Consent />}
        {cards.length === 0 && !task && <Quiet onDuty={standing?.onDuty ?? false} />}
        <DutyBar />
        <Where cards={cards} task={task} />
        <PositionState />
      </main>
      <footer className="foot">
        {first?.alert && <Answers card={first} alert={first.alert} />}
        <Sighting alert={first?.alert ?? null} />
        <Panic />
      </footer>
      {settings && (
        <Settings
          onClose={() => setSettings(false)}
          onAskConsent={() => {
            setConsent('unasked');
            setSettings(false);
          }}
        />
      )}
    </div>
  );
}

function OneCard({ card, docked }: { card: Card; docked: boolean }) {
  if (card.end) return <OverCard card={card} end={card.end} />;
  return card.alert && <AlertCard card={card} alert={card.alert} docked={docked} />;
}

function Quiet({ onDuty }: { onDuty: boolean }) {
  const w = useWords();
  return (
    <section className="card idle">
      <h2>{w.alert.none}</h2>
      <p>{onDuty ? w.duty.onHint : w.duty.offHint}</p>
    </section>
  );
}

/** The map of the one place that matters now. */
function Where({ cards, task }: { cards: readonly Card[]; task: Task | null }) {
  const w = useWords();
  const going = cards.find((card) => !card.end && isMobilised(card.step)) ?? cards.find((card) => !card.end);
  const place = placeOf(going?.alert ?? null, task, w.map.post, w.map.task);
  return place && <PostMap place={place} />;
}

function placeOf(alert: DriverAlert | null, task: Task | null, post: string, own: string): Place | null {
  if (alert?.post) return { ...alert.post.at, label: post };
  return task ? { ...task.at, label: own } : null;
}

function Top({ onSettings }: { onSettings: () => void }) {
  const w = useWords();
  const t = useT();
  const now = useStore(theme, (x) => x);
  const callSign = useStore(phone, (p) => p.standing?.callSign ?? p.unit ?? '');
  useEffect(() => {
    document.title = w.title;
  }, [w]);
  return (
    <header className="driver-top">
      <h1>
        {w.title} <small>{callSign}</small>
      </h1>
      <LanguageSwitch />
      <button
        type="button"
        className="plain"
        aria-label={now === 'day' ? t.header.toNight : t.header.toDay}
        onClick={() => setTheme(now === 'day' ? 'night' : 'day')}
      >
        {now === 'day' ? '☾' : '☀'}
      </button>
      <button type="button" className="plain" aria-label={w.settings} onClick={onSettings}>
        ⚙
      </button>
    </header>
  );
}
