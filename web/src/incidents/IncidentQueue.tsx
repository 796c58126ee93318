import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { IncidentSummary } from '../api/types';
import { selectIncident, show, ui } from '../app/ui';
import { useServerSecond } from '../common/clock';
import { timer } from '../common/format';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { PriorityShape } from '../theme/Shape';
import { recommend } from './actions';
import { useTypeName } from './catalogue';
import { useClosed } from './closed';
import { focusSendSoon } from './focus';
import { lateToSend } from './overdue';
import { queue } from './queue';

export function IncidentQueue() {
  const t = useT();
  const tab = useStore(ui, (u) => u.tab);
  const order = useStore(queue, (q) => q.order);
  const known = useStore(queue, (q) => q.known);
  const closed = useClosed(tab === 'closed');
  const shown = tab === 'open' ? order : closed;
  const empty = tab === 'closed' ? t.queue.emptyClosed : known ? t.queue.empty : t.queue.loading;

  return (
    <section className="queue" aria-label={t.queue.title}>
      <header>
        <h2>{t.queue.title}</h2>
        <div role="tablist" aria-label={t.queue.title}>
          {(['open', 'closed'] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => show({ tab: name })}
            >
              {t.queue[name]}
              {name === 'open' && known && <span className="count">{order.length}</span>}
            </button>
          ))}
        </div>
      </header>
      {shown.length === 0 ? <p className="empty">{empty}</p> : <QueueList incidents={shown} />}
    </section>
  );
}

function QueueList({ incidents }: { incidents: readonly IncidentSummary[] }) {
  const t = useT();
  const selected = useStore(ui, (u) => u.incident);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.querySelector(`[id="queue-${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || selected === null) return;
    event.preventDefault();
    focusSendSoon();
    void recommend(selected);
  };

  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label={t.queue.help}
      aria-activedescendant={selected === null ? undefined : `queue-${selected}`}
      onKeyDown={onKeyDown}
    >
      {incidents.map((incident) => (
        <QueueLine key={incident.id} incident={incident} selected={incident.id === selected} />
      ))}
    </div>
  );
}

function QueueLine({ incident, selected }: { incident: IncidentSummary; selected: boolean }) {
  const t = useT();
  const nameOfType = useTypeName();
  const second = useServerSecond();
  const late = lateToSend(incident, second * 1000);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus, aria-activedescendant names the option
    <div
      id={`queue-${incident.id}`}
      role="option"
      aria-selected={selected}
      className={`queue-line priority-${incident.priority}${late === null ? '' : ' overdue'}`}
      onClick={() => selectIncident(incident.id)}
    >
      <PriorityShape priority={incident.priority} />
      <div className="queue-what">
        <strong>{nameOfType(incident.typeCode)}</strong>
        {incident.major && <span className="tag major">{t.desk.majorTag}</span>}
        {incident.drill && <span className="tag drill">{t.queue.drill}</span>}
        <span className="queue-address">{incident.address}</span>
        <span className={`queue-state state-${incident.status}`}>
          {late === null ? t.incidentStatus[incident.status] : t.queue.lateToSend(timer(late))}
          {incident.units.length > 0 && ` · ${t.queue.units(incident.units.length)}`}
        </span>
      </div>
      <time className="queue-age">{timer(second - incident.openedAt / 1000)}</time>
    </div>
  );
}
