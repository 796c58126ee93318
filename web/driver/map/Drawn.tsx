import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { get } from '../../src/api/http';
import * as read from '../../src/api/read';
import { cityStyle } from '../../src/map/style';
import { palettes } from '../../src/theme/palette';
import { theme } from '../../src/theme/theme';
import { here } from '../position/share';
import { useWords, words } from '../words';
import type { Place } from './PostMap';

setWorkerUrl(workerUrl);

const ZOOM = 15;

export default function Drawn({ place }: { place: Place }) {
  const w = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  const { lat, lon, label } = place;
  useEffect(() => {
    if (!box.current) return undefined;
    try {
      return draw(box.current, { lat, lon, label });
    } catch {
      setBroken(true);
      return undefined;
    }
  }, [lat, lon, label]);
  return broken ? <p className="hint">{w.map.broken}</p> : <div ref={box} className="post-map" />;
}

/** Answers how to take it away again. */
function draw(container: HTMLElement, place: Place): () => void {
  const map = new MapLibre({
    container,
    style: cityStyle(palettes[theme.get()], false, location.origin),
    center: [place.lon, place.lat],
    zoom: ZOOM,
    maxZoom: 18,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  new Marker({ element: dot('post-dot', place.label) }).setLngLat([place.lon, place.lat]).addTo(map);
  const you = new Marker({ element: dot('you-dot', words().map.you) });
  const move = () => {
    const at = here.get();
    if (at) you.setLngLat([at.lon, at.lat]).addTo(map);
    else you.remove();
  };
  move();
  let roads = false;
  const restyle = () => map.setStyle(cityStyle(palettes[theme.get()], roads, location.origin));
  hasRoads()
    .then((there) => {
      roads = there;
      if (there) restyle();
    })
    .catch(() => {});
  const ends = [here.subscribe(move), theme.subscribe(restyle)];
  return () => {
    for (const end of ends) end();
    map.remove();
  };
}

async function hasRoads(): Promise<boolean> {
  return read.flag(read.object(await get('/roads'), 'roads'), 'available');
}

function dot(className: string, label: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = label;
  return element;
}
