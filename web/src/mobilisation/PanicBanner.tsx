import { useEffect } from 'react';
import { selectIncident, selectUnit } from '../app/ui';
import { serverNow, useServerSecond } from '../common/clock';
import { timer } from '../common/format';
import { useStore } from '../common/store';
import { play } from '../honesty/sound';
import { useT } from '../i18n';
import { theMap } from '../map/theMap';
import { answerPanic } from './actions';
import { panics } from './state';
import type { Panic } from './types';

const SOUND_EVERY_MS = 3_000;

/** Above everything, on every sheet, sounding until somebody at the centre has taken it; work goes on beside it. */
export function PanicBanner() {
  const all = useStore(panics, (list) => list);
  const calling = all.length > 0;
  useEffect(() => {
    if (!calling) return undefined;
    play('panic');
    const timer = setInterval(() => play('panic'), SOUND_EVERY_MS);
    return () => clearInterval(timer);
  }, [calling]);
  return (
    <>
      {all.map((one) => (
        <Line key={`${one.unit} ${one.reportedAt}`} of={one} />
      ))}
    </>
  );
}

function Line({ of }: { of: Panic }) {
  const t = useT();
  useServerSecond();
  const show = () => {
    if (of.incident) selectIncident(of.incident);
    selectUnit(of.unit, true);
    if (of.at) theMap()?.flyTo(of.at.lat, of.at.lon, 16);
  };
  return (
    <div className="panic">
      <strong>▲ {t.alerts.panic(of.callSign, timer((serverNow() - of.reportedAt) / 1000))}</strong>
      {of.at ? (
        <button type="button" onClick={show}>
          {t.alerts.showOnMap}
        </button>
      ) : (
        <span>{t.alerts.panicNoPlace}</span>
      )}
      <button type="button" title={t.alerts.panicSound} onClick={() => void answerPanic(of)}>
        {t.alerts.panicHere}
      </button>
    </div>
  );
}
