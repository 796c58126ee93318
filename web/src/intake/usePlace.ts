import { useEffect, useRef, useState } from 'react';
import { places } from '../api/calls';
import type { FoundPlace } from '../api/types';
import { pickedPlace } from '../app/ui';
import { coordinates } from '../common/format';
import type { LatLon } from '../common/geo';
import { parsePlace } from './place';

const WAIT_MS = 250;
const SHORTEST = 2;

export type FoundBy = 'coordinates' | 'link' | 'swapped' | 'map' | 'search';

export interface PlaceInput {
  readonly text: string;
  readonly at: LatLon | null;
  readonly foundBy: FoundBy | null;
  /** What stands in the record as the address; never a geocoder's word for what was typed. */
  readonly address: string;
  readonly hits: readonly FoundPlace[];
  readonly state: 'idle' | 'searching' | 'not-found';
  type(text: string): void;
  choose(hit: FoundPlace): void;
}

/** One field for all ways to say where: a click on the map, coordinates, a shared link, a crossing or a name. */
export function usePlace(): PlaceInput {
  const [text, setText] = useState('');
  const [foundBy, setFoundBy] = useState<FoundBy | null>(null);
  const [hits, setHits] = useState<readonly FoundPlace[]>([]);
  const [state, setState] = useState<PlaceInput['state']>('idle');
  const [at, setAt] = useState<LatLon | null>(null);
  /** What this field itself put on the map, so that it is not taken for a click. */
  const own = useRef<LatLon | null>(null);

  useEffect(() => {
    const clicked = () => {
      const place = pickedPlace.get();
      if (!place || place === own.current) return;
      setAt(place);
      setHits([]);
      setState('idle');
      setFoundBy('map');
      // Coordinates that no longer hold must not stay as the address; a name that was typed does.
      setText((before) => (parsePlace(before) ? '' : before));
    };
    return pickedPlace.subscribe(clicked);
  }, []);

  useEffect(() => {
    const query = text.trim();
    if (query.length < SHORTEST || at !== null || parsePlace(query)) return undefined;
    let current = true;
    const timer = setTimeout(async () => {
      setState('searching');
      const found = await places(query).catch(() => []);
      if (!current) return;
      setHits(found.slice(0, 6));
      setState(found.length > 0 ? 'idle' : 'not-found');
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, at]);

  const place = (found: LatLon | null, by: FoundBy | null) => {
    setAt(found);
    setFoundBy(by);
    setHits([]);
    setState('idle');
    own.current = found;
    pickedPlace.set(found);
  };
  const machineText = foundBy === 'coordinates' || foundBy === 'link' || foundBy === 'swapped';
  const typed = machineText ? '' : text.trim();

  return {
    text,
    at,
    foundBy,
    hits,
    state,
    address: typed || (at ? coordinates(at.lat, at.lon) : ''),
    type: (next) => {
      setText(next);
      const parsed = parsePlace(next);
      if (parsed) place({ lat: parsed.lat, lon: parsed.lon }, parsed.foundBy);
      else if (foundBy !== 'map') place(null, null);
    },
    choose: (hit) => {
      setText(hit.name);
      place({ lat: hit.lat, lon: hit.lon }, 'search');
    },
  };
}
