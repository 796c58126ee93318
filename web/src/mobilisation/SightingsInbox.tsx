import { clockTime } from '../common/format';
import { useStore } from '../common/store';
import { useT, word } from '../i18n';
import { theMap } from '../map/theMap';
import { gradeSighting } from './actions';
import { photoOf } from './calls';
import { sightings, sightingsOn } from './state';
import { grades, type UnitSighting } from './types';

/** What units say they saw; one key grades it, and an accepted one moves the cordon in force. */
export function SightingsInbox({ incident, acts }: { incident: string; acts: boolean }) {
  const t = useT();
  const all = useStore(sightings, (known) => known);
  const shown = sightingsOn(all, incident);
  return (
    <section className="sightings-inbox" aria-labelledby="sightings-title">
      <h3 id="sightings-title">
        {t.alerts.sightings} <span className="count">{shown.length}</span>
      </h3>
      {shown.length === 0 && <p className="quiet">{t.alerts.noSightings}</p>}
      <ul>
        {shown.map((one) => (
          <Line key={one.id} of={one} acts={acts} />
        ))}
      </ul>
    </section>
  );
}

function Line({ of, acts }: { of: UnitSighting; acts: boolean }) {
  const t = useT();
  return (
    <li className={`sighting grade-${of.grade}`}>
      <p>
        <strong>{word(t.alerts.what, of.what)}</strong>
        {of.heading !== null && ` · ${t.alerts.headingTo(Math.round(of.heading))}`}
        {of.note && ` · ${of.note}`}
      </p>
      <p className="quiet">
        {t.alerts.seenBy(of.callSign, clockTime(of.reportedAt))} · {t.alerts.gradeOf[of.grade]}
        {of.hasPhoto && (
          <>
            {' · '}
            <a href={photoOf(of)} target="_blank" rel="noreferrer">
              {t.alerts.photo}
            </a>
          </>
        )}
      </p>
      <div className="chips">
        <button type="button" className="plain" onClick={() => theMap()?.flyTo(of.at.lat, of.at.lon)}>
          {t.alerts.showOnMap}
        </button>
        {acts &&
          grades.map((given) => (
            <button
              key={given}
              type="button"
              aria-pressed={of.grade === given}
              aria-label={t.alerts.gradeLabel(t.alerts.grade[given], of.callSign)}
              onClick={() => void gradeSighting(of, given)}
            >
              {t.alerts.grade[given]}
            </button>
          ))}
      </div>
    </li>
  );
}
