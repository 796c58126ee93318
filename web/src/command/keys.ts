/** What a key does when the person is not typing into a field. */
export type KeyAction =
  | 'new'
  | 'command'
  | 'help'
  | 'next'
  | 'previous'
  | 'send'
  | 'recommend'
  | 'note'
  | 'close'
  | 'units'
  | 'follow'
  | 'locate'
  | 'dispatch'
  | 'cordon'
  | 'alerts'
  | 'desk'
  | 'escape';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Focus is in a text field, a list to choose from or an open form. */
  readonly typing: boolean;
}

const letters: Readonly<Record<string, KeyAction>> = {
  n: 'new',
  '/': 'command',
  '／': 'command',
  '?': 'help',
  '？': 'help',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  s: 'send',
  r: 'recommend',
  a: 'note',
  c: 'close',
  u: 'units',
  f: 'follow',
  m: 'locate',
  d: 'dispatch',
  k: 'cordon',
  b: 'alerts',
  e: 'desk',
};

export function keyAction(press: KeyPress): KeyAction | null {
  if (press.key === 'Escape') return 'escape';
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === 'k') return 'command';
  if (press.ctrlKey || press.metaKey || press.altKey || press.typing) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return letters[key] ?? null;
}
