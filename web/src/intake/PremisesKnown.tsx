import { useEffect, useState } from 'react';
import { dateTime, distance } from '../common/format';
import type { LatLon } from '../common/geo';
import { useStore } from '../common/store';
import { language, nameOf, useT, word } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { type Premises, premises } from './premises';

const SHOWN = 4;
const WAIT_MS = 250;

/** Dangers of the register and what happened there before, while the call is being taken. Failing to know never stops a call. */
export function PremisesKnown({ place }: { place: LatLon }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const nameOfType = useTypeName();
  const [known, setKnown] = useState<Premises | null>(null);
  const [failed, setFailed] = useState(false);
  const { lat, lon } = place;

  useEffect(() => {
    let late = false;
    setKnown(null);
    const timer = setTimeout(() => {
      premises({ lat, lon }).then(
        (found) => {
          if (late) return;
          setKnown(found);
          setFailed(false);
        },
        () => !late && setFailed(true),
      );
    }, WAIT_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [lat, lon]);

  if (failed) return <p className="quiet">{t.desk.premisesUnknown}</p>;
  if (!known) return null;
  return (
    <section className="premises" aria-live="polite" aria-label={t.desk.premises}>
      {known.hazards.map((hazard) => (
        <p key={hazard.code} className="hazard">
          <strong>
            ⚠ {word(t.registers.words, hazard.kind)}: {nameOf(hazard, code)}
          </strong>{' '}
          {distance(hazard.distance)}
          {hazard.detail && <> · {hazard.detail}</>}
        </p>
      ))}
      <p className="quiet">
        {known.earlierInAll === 0
          ? t.desk.nothingEarlier(known.radius, known.days)
          : t.desk.earlier(known.earlierInAll, known.radius, known.days)}
      </p>
      <ul>
        {known.earlier.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            {nameOfType(one.typeCode)} · {distance(one.distance)} · <time>{dateTime(one.openedAt)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
