import { useState } from 'react';
import { Dialog } from '../../src/common/Dialog';
import type { LatLon } from '../../src/common/geo';
import type { SightingBody } from '../protocol/outbox';
import type { DriverAlert } from '../protocol/types';
import { useWords } from '../words';

const directions = [0, 45, 90, 135, 180, 225, 270, 315] as const;

/** Where the phone is; null when it cannot tell. */
export type Where = LatLon | 'finding' | null;

interface DirectionProps {
  readonly alert: DriverAlert | null;
  readonly where: Where;
  readonly onPlace: (at: LatLon) => void;
  readonly onSend: (body: SightingBody) => void;
  readonly onClose: () => void;
}

/** The second tap: which way it goes. */
export function Direction({ alert, where, onPlace, onSend, onClose }: DirectionProps) {
  const w = useWords();
  const [what, setWhat] = useState<SightingBody['what']>('vehicle');
  const at = where === 'finding' ? null : where;
  const go = (heading: number | null) => {
    if (at) onSend({ alert: alert?.id ?? null, lat: at.lat, lon: at.lon, heading, what, note: null, photo: null });
  };
  return (
    <Dialog title={w.sighting.title} onClose={onClose} className="sheet">
      <p className="hint">{w.sighting.hint}</p>
      {where === 'finding' && <p role="status">{w.sighting.finding}</p>}
      {where === null && (
        <p role="alert" className="error">
          {w.sighting.noPosition}
        </p>
      )}
      {where === null && alert?.post && (
        <button type="button" className="thumb" onClick={() => alert.post && onPlace(alert.post.at)}>
          {w.sighting.atPost}
        </button>
      )}
      <fieldset className="what" aria-label={w.sighting.whatLabel}>
        {(['vehicle', 'person'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={what === each} onClick={() => setWhat(each)}>
            {w.sighting.what[each]}
          </button>
        ))}
      </fieldset>
      <div className="wheel">
        {directions.map((degrees) => (
          <button
            key={degrees}
            type="button"
            className={`spoke spoke-${degrees}`}
            disabled={!at}
            onClick={() => go(degrees)}
          >
            <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" style={{ rotate: `${degrees}deg` }}>
              <path d="M12 2 20 21 12 16.500 4 21Z" fill="currentColor" />
            </svg>
            {w.sighting.directions[degrees]}
          </button>
        ))}
        <button type="button" className="spoke spoke-none" disabled={!at} onClick={() => go(null)}>
          {w.sighting.stands}
        </button>
      </div>
      <button type="button" className="thumb" onClick={onClose}>
        {w.sighting.cancel}
      </button>
    </Dialog>
  );
}
