import { useEffect } from 'react';
import { sentence } from '../api/problem';
import type { Session } from '../api/types';
import { CommandBar } from '../command/CommandBar';
import { Help } from '../command/Help';
import { useKeys } from '../command/useKeys';
import { useStore } from '../common/store';
import { paintCordons } from '../cordon/painter';
import { followReach } from '../cordon/reach';
import { followCordons } from '../cordon/state';
import { MajorBanner } from '../desk/MajorBanner';
import { Announcer } from '../honesty/Announcer';
import { Banners } from '../honesty/HonestyBar';
import { followOverdue } from '../honesty/overdueSound';
import { messages } from '../i18n';
import { loadCatalogue } from '../incidents/catalogue';
import { followSelection } from '../incidents/detail';
import { IncidentPanel } from '../incidents/IncidentPanel';
import { IncidentQueue } from '../incidents/IncidentQueue';
import { IntakeForm } from '../intake/IntakeForm';
import { MapView } from '../map/MapView';
import { PerfPanel } from '../map/PerfPanel';
import { perfWanted } from '../map/pace';
import { paintAlerts } from '../mobilisation/painter';
import { followAlerts } from '../mobilisation/state';
import { UnitList } from '../units/UnitList';
import { Header } from './Header';
import { Toasts } from './Toasts';
import { say, ui } from './ui';

/** The dispatcher's page. */
export function Console({ who }: { who: Session }) {
  useKeys();
  const state = useStore(ui, (u) => u);
  useEffect(() => {
    const load = () => loadCatalogue().catch((error) => say('bad', sentence(error, messages()), () => void load()));
    void load();
    const ends = [
      followSelection(),
      followCordons(),
      followReach(),
      paintCordons(),
      followAlerts(),
      paintAlerts(),
      followOverdue(),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return (
    <div className={`console${state.unitsShown ? ' with-units' : ''}`}>
      <Header who={who} />
      <Banners />
      <MajorBanner />
      <main className="work">
        <div className="left">
          {state.intake ? <IntakeForm key={state.intake.type} startType={state.intake.type} /> : <IncidentQueue />}
        </div>
        <div className="middle">
          <MapView />
          {state.unitsShown && <UnitList />}
        </div>
        <div className="right">
          <IncidentPanel />
        </div>
      </main>
      {state.commandOpen && <CommandBar />}
      {state.helpOpen && <Help />}
      {perfWanted && <PerfPanel />}
      <Toasts />
      <Announcer />
    </div>
  );
}
