import { type KeyboardEvent, useEffect, useState } from 'react';
import { coordinates } from '../common/format';
import type { LatLon } from '../common/geo';
import { useT } from '../i18n';
import { theMap } from '../map/theMap';
import type { PlaceInput } from './usePlace';
import { whereFrom } from './where';

export function PlaceField({ place, invalid }: { place: PlaceInput; invalid: boolean }) {
  const t = useT();
  const [active, setActive] = useState(0);
  const { at, foundBy, hits } = place;

  useEffect(() => {
    if (at && foundBy !== 'map') theMap()?.flyTo(at.lat, at.lon);
  }, [at, foundBy]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    } else if ((event.key === 'Enter' && !event.ctrlKey) || event.key === 'Tab') {
      const hit = hits[active];
      if (event.key === 'Enter') event.preventDefault();
      if (hit) place.choose(hit);
      setActive(0);
    }
  };

  return (
    <div className="place-field">
      <label htmlFor="intake-place">{t.intake.place}</label>
      <input
        id="intake-place"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="place-hits"
        aria-activedescendant={hits.length > 0 ? `place-${active}` : undefined}
        aria-invalid={invalid}
        aria-describedby="place-state"
        autoFocus
        placeholder={t.intake.placeHint}
        value={place.text}
        onChange={(e) => place.type(e.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id="place-state" className={at ? 'place-found' : 'quiet'}>
        {at && foundBy
          ? `✓ ${coordinates(at.lat, at.lon)} · ${t.intake.foundBy[foundBy]}`
          : place.state === 'searching'
            ? t.intake.searching
            : place.state === 'not-found'
              ? t.intake.notFound
              : t.intake.pickOnMap}
      </p>
      <div role="listbox" id="place-hits" aria-label={t.intake.place} className="hits" hidden={hits.length === 0}>
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
          <div
            key={`${hit.name} ${hit.lat}`}
            id={`place-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onClick={() => place.choose(hit)}
          >
            {hit.name}
            <Where of={hit} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** From the middle of the map that is in view: several streets may have the same name. */
function Where({ of }: { of: LatLon }) {
  const t = useT();
  const middle = theMap()?.centre();
  if (!middle) return null;
  const { metres, wind } = whereFrom(middle, of);
  return (
    <span className="quiet" title={t.intake.fromMiddle}>
      {(metres / 1000).toFixed(1)} km {t.cordon.winds[wind]}
    </span>
  );
}
