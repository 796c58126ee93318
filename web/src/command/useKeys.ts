import { useEffect } from 'react';
import { selectIncident, selectUnit, show, ui } from '../app/ui';
import { recommend, sendBest } from '../incidents/actions';
import { focusSendSoon } from '../incidents/focus';
import { queue } from '../incidents/queue';
import { mapClaim } from '../map/painters';
import { theMap } from '../map/theMap';
import { mayDispatch, session } from '../session/session';
import { type KeyAction, keyAction } from './keys';

/** The page's keys. Open dialogs and text fields keep theirs. */
export function useKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const { key, ctrlKey, metaKey, altKey } = event;
      const action = keyAction({ key, ctrlKey, metaKey, altKey, typing: isTyping(event.target) });
      if (action === null || !act(action)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches('input, textarea, select, [contenteditable]') || target.closest('.intake, .units-scroll') !== null
  );
}

const forDispatchers = new Set<KeyAction>(['new', 'send', 'recommend', 'note', 'close']);

function act(action: KeyAction): boolean {
  const who = session.get();
  if (forDispatchers.has(action) && !(who.kind === 'in' && mayDispatch(who.who))) return false;
  const { incident } = ui.get();
  switch (action) {
    case 'new':
      show({ intake: { type: '' } });
      return true;
    case 'command':
      show({ commandOpen: true });
      return true;
    case 'help':
      show({ helpOpen: true });
      return true;
    case 'next':
      return move(1);
    case 'previous':
      return move(-1);
    case 'units':
      show({ unitsShown: !ui.get().unitsShown });
      return true;
    case 'follow':
      if (ui.get().unit !== null) selectUnit(ui.get().unit, !ui.get().following);
      return true;
    case 'escape':
      return goBack();
    case 'dispatch':
    case 'cordon':
    case 'alerts':
    case 'desk':
      show({ sheet: action });
      return incident !== null;
    default:
      return incident !== null && actOn(action, incident);
  }
}

function actOn(action: KeyAction, incident: string): boolean {
  switch (action) {
    case 'send':
      void sendBest(incident);
      return true;
    case 'recommend':
      show({ sheet: 'dispatch' });
      focusSendSoon();
      void recommend(incident);
      return true;
    case 'note':
      show({ sheet: 'dispatch' });
      requestAnimationFrame(() => document.getElementById('note-text')?.focus());
      return true;
    case 'close':
      show({ dialog: { kind: 'close' } });
      return true;
    case 'locate': {
      const at = queue.get().byId.get(incident)?.at;
      if (at) theMap()?.flyTo(at.lat, at.lon);
      return true;
    }
    default:
      return false;
  }
}

/** Choosing also moves the keyboard into the queue, so that Enter goes on from there. */
function move(by: 1 | -1): boolean {
  const { order } = queue.get();
  if (order.length === 0 || ui.get().tab !== 'open') return false;
  const now = order.findIndex((incident) => incident.id === ui.get().incident);
  const next = now < 0 ? 0 : Math.min(order.length - 1, Math.max(0, now + by));
  selectIncident(order[next]?.id ?? null);
  document.querySelector<HTMLElement>('.queue-list')?.focus({ preventScroll: true });
  return true;
}

function goBack(): boolean {
  const now = ui.get();
  if (mapClaim.get()) mapClaim.set(null);
  else if (now.commandOpen) show({ commandOpen: false });
  else if (now.helpOpen) show({ helpOpen: false });
  else if (now.intake) return false;
  else if (now.following) selectUnit(now.unit, false);
  else if (now.unit !== null) selectUnit(null);
  else if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body)
    document.activeElement.blur();
  else selectIncident(null);
  return true;
}
