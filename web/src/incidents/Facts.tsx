import { useState } from 'react';
import { type Incident, priorities } from '../api/types';
import { useServerSecond } from '../common/clock';
import { clockTime, coordinates, dateTime, timer } from '../common/format';
import { useStore } from '../common/store';
import { language, useT } from '../i18n';
import { theMap } from '../map/theMap';
import { mayDispatch, session } from '../session/session';
import { PriorityShape } from '../theme/Shape';
import { revise, setPriority } from './actions';
import { catalogue, useDispositionName, useTypeName } from './catalogue';
import { lateToSend } from './overdue';

export function Facts({ incident, acts }: { incident: Incident; acts: boolean }) {
  const t = useT();
  const nameOfType = useTypeName();
  const nameOfDisposition = useDispositionName();
  const [editing, setEditing] = useState(false);
  const masked = useStore(session, (s) => s.kind === 'in' && !mayDispatch(s.who));
  const { location, caller } = incident;
  const said = [caller?.name, caller?.number].filter(Boolean).join(' · ');

  return (
    <header className="facts">
      <div className="facts-title">
        <PriorityShape priority={incident.priority} />
        <h2>{nameOfType(incident.typeCode)}</h2>
        {incident.desk.major && <span className="tag major">{t.desk.majorTag}</span>}
        {incident.drill && <span className="tag drill">{t.queue.drill}</span>}
        <StateTag incident={incident} />
      </div>
      <p className="facts-place">
        <strong>{location.address || coordinates(location.lat, location.lon)}</strong>
        <button
          type="button"
          className="plain"
          title={coordinates(location.lat, location.lon)}
          onClick={() => theMap()?.flyTo(location.lat, location.lon)}
        >
          {t.incident.showOnMap} <kbd>M</kbd>
        </button>
      </p>
      {incident.description && <p className="facts-said">{incident.description}</p>}
      <dl>
        <dt>{t.incident.caller}</dt>
        <dd>
          {said || t.incident.callerUnknown}
          {said !== '' && masked && <small className="quiet"> {t.incident.masked}</small>}
        </dd>
        <dt>{t.incident.channel}</dt>
        <dd>{t.channels[incident.channel]}</dd>
        <dt>{t.incident.opened}</dt>
        <dd title={dateTime(incident.openedAt)}>
          {clockTime(incident.openedAt)} {t.incident.by(incident.openedBy)}
        </dd>
        <dt>{t.incident.copyId}</dt>
        <dd>
          <code>{incident.id}</code>
        </dd>
        {incident.disposition && (
          <>
            <dt>{t.incident.disposition}</dt>
            <dd>{nameOfDisposition(incident.disposition)}</dd>
          </>
        )}
      </dl>
      {acts && incident.status !== 'closed' && (
        <div className="facts-tools">
          <fieldset className="priority-choice" aria-label={t.incident.priority}>
            {priorities.map((p) => (
              <button
                key={p}
                type="button"
                aria-pressed={incident.priority === p}
                title={t.priorities[p]}
                aria-label={`${p} ${t.priorities[p]}`}
                onClick={() => incident.priority !== p && void setPriority(incident.id, p)}
              >
                <PriorityShape priority={p} />
              </button>
            ))}
          </fieldset>
          <button type="button" className="plain" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t.incident.revise}
          </button>
        </div>
      )}
      {editing && <ReviseForm incident={incident} done={() => setEditing(false)} />}
    </header>
  );
}

function StateTag({ incident }: { incident: Incident }) {
  const t = useT();
  const second = useServerSecond();
  const late = lateToSend(incident, second * 1000);
  const end = incident.closedAt ?? second * 1000;
  return (
    <span className={`state-tag state-${incident.status}${late === null ? '' : ' overdue'}`}>
      {t.incidentStatus[incident.status]} {timer((end - incident.openedAt) / 1000)}
    </span>
  );
}

function ReviseForm({ incident, done }: { incident: Incident; done: () => void }) {
  const t = useT();
  const code = useStore(language, (l) => l);
  const types = useStore(catalogue, (c) => c.types);
  const [typeCode, setTypeCode] = useState(incident.typeCode);
  const [address, setAddress] = useState(incident.location.address);
  const [description, setDescription] = useState(incident.description ?? '');

  const save = async () => {
    const change = {
      ...(typeCode !== incident.typeCode && { typeCode }),
      ...(address !== incident.location.address && { location: { ...incident.location, address } }),
      ...(description !== (incident.description ?? '') && { description }),
    };
    if (Object.keys(change).length === 0 || (await revise(incident.id, change))) done();
  };

  return (
    <form
      className="revise"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        {t.incident.type}
        <select value={typeCode} onChange={(e) => setTypeCode(e.target.value)}>
          {types.map((type) => (
            <option key={type.code} value={type.code}>
              {code === 'zh' ? type.zh : type.en}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.intake.address}
        <input value={address} onChange={(e) => setAddress(e.target.value)} />
      </label>
      <label>
        {t.incident.description}
        <textarea rows={2} value={description} onChange={(e) => setDescription(e.target.value)} />
      </label>
      <div className="row">
        <button type="submit" className="primary">
          {t.incident.save}
        </button>
        <button type="button" onClick={done}>
          {t.incident.cancel}
        </button>
      </div>
    </form>
  );
}
