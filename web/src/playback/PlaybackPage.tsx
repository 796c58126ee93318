import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { Incident, IncidentLog } from '../api/types';
import { goTo } from '../app/route';
import { clockTime, dateTime } from '../common/format';
import { useT, word } from '../i18n';
import { logWords } from '../incidents/logWords';
import { useNames } from '../incidents/useNames';
import { PlaybackMap } from './PlaybackMap';
import { momentOf, placesOf, stepFrom } from './story';
import { useRecord } from './useRecord';

const speeds = [1, 10, 60, 300] as const;
const FRAME_MS = 200;

/** An incident told again from its log. */
export function PlaybackPage({ id }: { id: string }) {
  const record = useRecord(id);
  const t = useT();
  if (record === null) return <main className="desk-page">{t.incident.loading}</main>;
  if (typeof record === 'string')
    return (
      <main className="desk-page">
        <p role="alert">{record}</p>
      </main>
    );
  return <Player incident={record.incident} log={record.log} />;
}

/** Where a key leads: entry by entry, or to an end. */
function keyMoves(log: IncidentLog, now: number): Readonly<Record<string, number>> {
  const first = log.entries[0]?.at ?? now;
  const last = log.entries.at(-1)?.at ?? now;
  return { ArrowRight: stepFrom(log, now, 1), ArrowLeft: stepFrom(log, now, -1), Home: first, End: last } as const;
}

function Player({ incident, log }: { incident: Incident; log: IncidentLog }) {
  const t = useT();
  const first = log.entries[0]?.at ?? 0;
  const last = log.entries.at(-1)?.at ?? first;
  const [now, setNow] = useState(first);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(60);
  const moment = useMemo(() => momentOf(log, now), [log, now]);
  const places = useMemo(() => placesOf(log), [log]);
  // Drawn anew only when a mark was added or moved, not with every step of the clock.
  const drawn = JSON.stringify(moment.marks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const marks = useMemo(() => moment.marks, [drawn]);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setNow((at) => Math.min(last, at + FRAME_MS * speed)), FRAME_MS);
    return () => clearInterval(timer);
  }, [playing, speed, last]);
  useEffect(() => {
    if (now >= last) setPlaying(false);
  }, [now, last]);

  const toggle = () => {
    if (!playing && now >= last) setNow(first);
    setPlaying(!playing);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = keyMoves(log, now)[event.key];
    if (to === undefined && event.key !== ' ') return;
    event.preventDefault();
    if (to === undefined) toggle();
    else setNow(to);
  };

  return (
    <main className="desk-page playback" onKeyDown={onKeyDown}>
      <header className="desk-head">
        <h2>{t.playback.title(incident.id)}</h2>
        <span className="spacer" />
        <button type="button" onClick={() => goTo(`/report/${incident.id}`)}>
          {t.desk.report}
        </button>
        <button type="button" onClick={() => goTo('/')}>
          {t.playback.backToConsole}
        </button>
      </header>
      <p className="quiet">{t.playback.honest}</p>
      <PlaybackMap marks={marks} places={places} />
      <aside className="story-side">
        <h3>{t.playback.state}</h3>
        <p>{t.incidentStatus[moment.status]}</p>
        <ul className="desk-list">
          {moment.units.length === 0 && <li className="quiet">{t.playback.nobody}</li>}
          {moment.units.map((unit) => (
            <li key={unit.unit}>
              <strong>{unit.callSign}</strong> {word(t.steps, unit.step)} <time>{clockTime(unit.since)}</time>
            </li>
          ))}
        </ul>
        <h3>{t.playback.log}</h3>
        <Said incident={incident} moment={moment} />
      </aside>
      <div className="story-tools">
        <button type="button" className="primary" autoFocus aria-pressed={playing} onClick={toggle}>
          {playing ? t.playback.pause : t.playback.play}
        </button>
        <input
          type="range"
          aria-label={t.playback.time}
          aria-valuetext={dateTime(now)}
          min={first}
          max={Math.max(last, first + 1)}
          step={1000}
          value={now}
          onChange={(e) => setNow(e.target.valueAsNumber)}
        />
        <output>{dateTime(now)}</output>
        <label>
          {t.playback.speed}
          <select value={speed} onChange={(e) => setSpeed(Number(e.target.value))}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {t.playback.times(one)}
              </option>
            ))}
          </select>
        </label>
        <p className="quiet">{t.playback.keys}</p>
      </div>
    </main>
  );
}

function Said({ incident, moment }: { incident: Incident; moment: ReturnType<typeof momentOf> }) {
  const t = useT();
  const names = useNames(incident);
  return (
    <ol className="desk-list story-said" aria-live="off">
      {moment.said.toReversed().map((entry) => (
        <li key={entry.sequence}>
          <time>{clockTime(entry.at)}</time> <strong>{word({ ...t.logKinds, ...t.desk.logKinds }, entry.kind)}</strong>{' '}
          {logWords(entry, names)}
        </li>
      ))}
    </ol>
  );
}
