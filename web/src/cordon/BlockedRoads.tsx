import { useState } from 'react';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { MapButton } from './MapButton';
import { blockRoad, unblockRoad } from './orders';
import { cordons } from './state';

/** Roads that were reported blocked: a click adds one, and it is opened again from the list. */
export function BlockedRoads({ incident, acts }: { incident: string; acts: boolean }) {
  const t = useT();
  const cordon = useStore(cordons, (all) => all.get(incident));
  const [mayPass, setMayPass] = useState(false);
  const blocked = cordon?.blocked ?? [];
  return (
    <div className="blocked">
      {acts && (
        <div className="chips">
          <MapButton name="block" hint={t.cordon.blockHint} once take={(at) => void blockRoad(incident, at, mayPass)}>
            ▬ {t.cordon.block}
          </MapButton>
          <label className="check">
            <input type="checkbox" checked={mayPass} onChange={(e) => setMayPass(e.target.checked)} />
            {t.cordon.mayPass}
          </label>
        </div>
      )}
      {blocked.length > 0 && (
        <ul className="ruled">
          {blocked.map((road) => (
            <li key={road.number}>
              <span>
                ▬ {road.place} · {road.suspectMayPass ? t.cordon.mayPass : t.cordon.blocked}
              </span>
              {acts && (
                <button
                  type="button"
                  className="plain"
                  aria-label={t.cordon.remove(road.place)}
                  onClick={() => void unblockRoad(incident, road.number)}
                >
                  ✕
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
