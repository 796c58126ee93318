import { type Map as Ground, LngLatBounds, Map as MapLibre, type MapOptions, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { LatLon } from '../common/geo';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { askGround } from '../map/backdrop';
import { cityStyle } from '../map/style';
import { palettes } from '../theme/palette';
import { theme } from '../theme/theme';
import type { Mark } from './story';

const signs = { scene: '●', caller: '☎', sighting: '◎', panic: '!', post: '▲', held: '■' } as const;
/** Beyond that the names would lie on one another; they are told by the pointer. */
const MOST_NAMED = 24;
const NEAREST_ZOOM = 14.5;
/** Room for the words beside a mark at the edge. */
const EDGE = { top: 40, bottom: 40, left: 60, right: 170 };

function around(places: readonly LatLon[]): Partial<MapOptions> {
  if (places.length === 0) return { center: [0, 0], zoom: 2 };
  const box = new LngLatBounds();
  for (const { lat, lon } of places) box.extend([lon, lat]);
  return { bounds: box, fitBoundsOptions: { padding: EDGE, maxZoom: NEAREST_ZOOM } };
}

/** The places that the log has, on our own roads. A page without WebGL still has the list beside it. */
export function PlaybackMap({ marks, places }: { marks: readonly Mark[]; places: readonly LatLon[] }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<Ground | null>(null);
  const colours = useStore(theme, (x) => x);
  const all = useRef(places);

  useEffect(() => {
    if (!box.current) return undefined;
    try {
      const map = new MapLibre({
        container: box.current,
        style: cityStyle(palettes[colours], false, location.origin),
        ...around(all.current),
        attributionControl: false,
      });
      ground.current = map;
      askGround()
        .then(({ roads, backdrop }) => {
          if (ground.current === map) map.setStyle(cityStyle(palettes[colours], roads, location.origin, backdrop));
        })
        .catch(() => {});
      return () => {
        ground.current = null;
        map.remove();
      };
    } catch {
      return undefined;
    }
  }, [colours]);

  useEffect(() => {
    const map = ground.current;
    if (!map) return undefined;
    const drawn = marks.map((mark) => {
      const element = document.createElement('div');
      element.className = `story-mark story-${mark.kind}`;
      const named = marks.length <= MOST_NAMED || mark.kind === 'scene';
      element.textContent = named ? `${signs[mark.kind]} ${mark.label}` : signs[mark.kind];
      element.title = mark.label;
      return new Marker({ element, anchor: 'left' }).setLngLat([mark.lon, mark.lat]).addTo(map);
    });
    return () => {
      for (const one of drawn) one.remove();
    };
  }, [marks]);

  return <div ref={box} className="story-map" role="img" aria-label={t.playback.map} />;
}
