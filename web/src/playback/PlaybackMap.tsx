import { type Map as Ground, Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { cityStyle } from '../map/style';
import { palettes } from '../theme/palette';
import { theme } from '../theme/theme';
import type { Mark } from './story';

const signs = { scene: '●', caller: '☎', sighting: '◎', post: '▲' } as const;
const ZOOM = 14.5;

/** The places that the log has, on our own roads. A page without WebGL still has the list beside it. */
export function PlaybackMap({ marks }: { marks: readonly Mark[] }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<Ground | null>(null);
  const colours = useStore(theme, (x) => x);
  const scene = marks[0];
  const start = useRef(scene);

  useEffect(() => {
    if (!box.current) return undefined;
    try {
      const at = start.current;
      const map = new MapLibre({
        container: box.current,
        style: cityStyle(palettes[colours], false, location.origin),
        center: at ? [at.lon, at.lat] : [0, 0],
        zoom: at ? ZOOM : 2,
        attributionControl: false,
      });
      ground.current = map;
      fetch('/api/v1/roads')
        .then((answer) => answer.json() as Promise<{ available?: boolean }>)
        .then((roads) => {
          if (roads.available && ground.current === map)
            map.setStyle(cityStyle(palettes[colours], true, location.origin));
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
      element.textContent = `${signs[mark.kind]} ${mark.label}`;
      return new Marker({ element, anchor: 'left' }).setLngLat([mark.lon, mark.lat]).addTo(map);
    });
    return () => {
      for (const one of drawn) one.remove();
    };
  }, [marks]);

  return <div ref={box} className="story-map" role="img" aria-label={t.playback.map} />;
}
