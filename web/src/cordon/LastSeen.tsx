import { type FormEvent, useState } from 'react';
import { places } from '../api/calls';
import type { Incident } from '../api/types';
import { say } from '../app/ui';
import { clockTime, coordinates } from '../common/format';
import type { LatLon } from '../common/geo';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { parsePlace } from '../intake/place';
import { theMap } from '../map/theMap';
import { markLastSeen, proposeSoon } from './ask';
import { changeDraft, drafts, emptyDraft } from './draft';
import { MapButton } from './MapButton';
import { Suspect } from './Suspect';
import { cordons } from './state';

/** Where, how long ago, how and whither. */
export function LastSeen({ incident }: { incident: Incident }) {
  const t = useT();
  const draft = useStore(drafts, (all) => all.get(incident.id) ?? emptyDraft);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const [folded, setFolded] = useState<boolean | null>(null);
  const asked = useStore(cordons, (all) => (all.get(incident.id)?.proposals.length ?? 0) > 0);
  const first = draft.sightings[0];
  // Once there are proposals they need the room; whoever opens it keeps it open.
  const open = folded === null ? !asked : !folded;

  const mark = (at: LatLon, place: string) => {
    markLastSeen(
      incident.id,
      at,
      place,
      first && !adding ? {} : { secondsAgo: 0, radius: null, heading: null },
      adding,
    );
    setText('');
    setAdding(false);
    proposeSoon(incident.id);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = parsePlace(text);
    const hit = typed ? null : (await places(text).catch(() => []))[0];
    const at = typed ?? hit;
    if (!at) return say('bad', t.cordon.placeNotFound(text));
    mark({ lat: at.lat, lon: at.lon }, hit?.name ?? '');
    theMap()?.flyTo(at.lat, at.lon);
  };

  return (
    <details className="last-seen" open={open}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is the browser's own button */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          setFolded(open);
        }}
      >
        {t.cordon.lastSeen}
        {first && `: ${first.place || coordinates(first.lat, first.lon)} · ${t.cordon.meansOf[draft.means]}`}
      </summary>
      <form className="inline" onSubmit={(event) => void submit(event)}>
        <input
          id="cordon-place"
          aria-label={t.cordon.place}
          placeholder={t.cordon.placeHint}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </form>
      <div className="chips">
        <MapButton name="lastSeen" hint={t.cordon.onMapHint} once take={(at) => mark(at, '')}>
          {t.cordon.onMap}
        </MapButton>
        <button type="button" onClick={() => mark(incident.location, incident.location.address)}>
          {t.cordon.atIncident}
        </button>
        {first && (
          <label className="check">
            <input type="checkbox" checked={adding} onChange={(e) => setAdding(e.target.checked)} />
            {t.cordon.another}
          </label>
        )}
      </div>
      <ol className="sightings">
        {draft.sightings.map((one) => {
          const name = one.place || coordinates(one.lat, one.lon);
          return (
            <li key={`${one.lat} ${one.lon} ${one.seenAt}`}>
              <span>
                ▲ {name} · {t.cordon.seenAt(clockTime(one.seenAt))}
              </span>
              <button
                type="button"
                className="plain"
                aria-label={t.cordon.remove(name)}
                onClick={() =>
                  changeDraft(incident.id, { sightings: draft.sightings.filter((other) => other !== one) })
                }
              >
                ✕
              </button>
            </li>
          );
        })}
      </ol>
      <Suspect incident={incident.id} />
    </details>
  );
}
