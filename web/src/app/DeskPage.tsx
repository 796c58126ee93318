import { useEffect } from 'react';
import { sentence } from '../api/problem';
import type { Role, Session } from '../api/types';
import { CallBacksPage } from '../desk/CallBacksPage';
import { MajorBanner } from '../desk/MajorBanner';
import { Banners } from '../honesty/HonestyBar';
import { messages } from '../i18n';
import { loadCatalogue } from '../incidents/catalogue';
import { AfterActionPage } from '../mobilisation/AfterActionPage';
import { PlaybackPage } from '../playback/PlaybackPage';
import { ReportPage } from '../playback/ReportPage';
import { RegistersPage } from '../registers/RegistersPage';
import { SupervisorPage } from '../supervisor/SupervisorPage';
import { Header } from './Header';
import type { Page } from './route';
import { Toasts } from './Toasts';
import { say } from './ui';

type Beside = Exclude<Page, { kind: 'console' } | { kind: 'accounts' }>;

const centre: readonly Role[] = ['dispatcher', 'commander', 'auditor'];
const roles: Readonly<Record<Beside['kind'], readonly Role[]>> = {
  registers: [...centre, 'administrator'],
  callbacks: centre,
  supervisor: ['commander', 'auditor'],
  playback: centre,
  report: centre,
  'alert-report': centre,
};

export function mayOpen(who: Session, at: Beside): boolean {
  return roles[at.kind].includes(who.role);
}

/** A page beside the console, with the same header and the same honesty about the link. */
export function DeskPage({ who, at }: { who: Session; at: Beside }) {
  useEffect(() => {
    const load = () => loadCatalogue().catch((error) => say('bad', sentence(error, messages()), () => void load()));
    void load();
  }, []);
  return (
    <div className="beside">
      <Header who={who} />
      <div>
        <Banners />
        <MajorBanner />
      </div>
      <Shown who={who} at={at} />
      <Toasts />
    </div>
  );
}

function Shown({ who, at }: { who: Session; at: Beside }) {
  switch (at.kind) {
    case 'registers':
      return <RegistersPage who={who} />;
    case 'callbacks':
      return <CallBacksPage who={who} />;
    case 'supervisor':
      return <SupervisorPage />;
    case 'playback':
      return <PlaybackPage key={at.incident} id={at.incident} />;
    case 'report':
      return <ReportPage id={at.incident} who={who} />;
    case 'alert-report':
      return <AfterActionPage key={at.alert} alert={at.alert} />;
  }
}
