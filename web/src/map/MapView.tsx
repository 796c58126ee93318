import { useEffect, useRef, useState } from 'react';
import { useStore } from '../common/store';
import { ClaimHint } from '../cordon/CordonPanel';
import { DrillGuide } from '../drill/DrillGuide';
import { useT } from '../i18n';
import { groundKnown } from './backdrop';
import { CityMap } from './cityMap';
import { Legend } from './Legend';
import { setMap, theMap } from './theMap';
import { UnitCard } from './UnitCard';

export function MapView() {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  const ground = useStore(groundKnown, (known) => known);

  useEffect(() => {
    if (!box.current) return;
    try {
      const map = new CityMap(box.current);
      setMap(map);
      return () => {
        setMap(null);
        map.destroy();
      };
    } catch {
      setBroken(true);
      return undefined;
    }
  }, []);

  return (
    <section className="map" aria-label={t.map.label}>
      <div ref={box} className="map-box" />
      {broken && <p className="map-broken">{t.map.noWebGl}</p>}
      <div className="map-tools">
        <button type="button" title={t.map.zoomIn} aria-label={t.map.zoomIn} onClick={() => theMap()?.zoomBy(1)}>
          +
        </button>
        <button type="button" title={t.map.zoomOut} aria-label={t.map.zoomOut} onClick={() => theMap()?.zoomBy(-1)}>
          −
        </button>
        <button type="button" title={t.map.whole} aria-label={t.map.whole} onClick={() => theMap()?.wholeCity()}>
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          >
            <path d="M1 5V1h4M11 1h4v4M15 11v4h-4M5 15H1v-4" />
          </svg>
        </button>
      </div>
      {ground?.roads === false && <p className="map-note">{t.map.noRoads}</p>}
      {ground?.roads && ground.backdrop?.by && <p className="map-note">{ground.backdrop.by}</p>}
      <ClaimHint />
      <DrillGuide />
      <Legend />
      <UnitCard />
    </section>
  );
}
