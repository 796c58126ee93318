import { type FormEvent, useState } from 'react';
import type { Incident } from '../api/types';
import { useT } from '../i18n';
import { addNote } from './actions';

export function NoteForm({ incident }: { incident: Incident }) {
  const t = useT();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '') return;
    setBusy(true);
    if (await addNote(incident.id, text.trim())) setText('');
    setBusy(false);
  };
  return (
    <form className="note" onSubmit={(event) => void submit(event)}>
      <textarea
        id="note-text"
        rows={1}
        aria-label={t.note.title}
        placeholder={t.note.placeholder}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void submit(event);
        }}
      />
      <button type="submit" disabled={busy || text.trim() === ''}>
        {t.note.add}
      </button>
    </form>
  );
}
