import { useEffect, useState } from 'react';
import { messages } from '../i18n';
import { typeName } from '../incidents/catalogue';
import { onArrival } from '../incidents/queue';
import { play } from './sound';

/** Reads new incidents to screen readers, and sounds for them when sound is on. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(
    () =>
      onArrival((incident) => {
        setText(messages().queue.arrived(incident.priority, typeName(incident.typeCode), incident.address));
        play(incident.priority <= 2 ? 'urgent' : 'routine');
      }),
    [],
  );
  return (
    <div className="sr-only" aria-live="assertive" aria-atomic="true">
      {text}
    </div>
  );
}
