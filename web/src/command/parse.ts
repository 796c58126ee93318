/** The commands of the bar, by their first name; the others are what people type anyway. */
export const commandNames = {
  new: ['new', 'n', 'call', '接警', 'jj'],
  send: ['send', 's', 'dispatch', '派警', '派'],
  find: ['find', 'unit', 'where', '查找'],
  go: ['go', 'select', 'incident', '警情'],
  note: ['note', 'a', '备注'],
  priority: ['priority', 'p', '级别'],
  ack: ['ack', 'step', '步骤'],
  off: ['off', 'takeoff', '撤回'],
  close: ['close', 'c', '结案'],
  reopen: ['reopen', '重开'],
  cordon: ['cordon', 'k', '封控'],
  seen: ['seen', '目击'],
  post: ['post', '卡点'],
  alert: ['alert', 'broadcast', '通知'],
  wave: ['wave', '下一批'],
  retract: ['retract', '撤回通知'],
  release: ['release', '放行'],
  shrink: ['shrink', '收缩'],
  standdown: ['standdown', '撤收'],
  units: ['units', 'u', '单位'],
  closed: ['closed', '已结案'],
  open: ['open', 'queue', '处置中'],
  follow: ['follow', 'f', '跟随'],
  all: ['all', 'city', '全城'],
  lang: ['lang', 'language', '语言'],
  day: ['day', '日间'],
  night: ['night', '夜间'],
  sound: ['sound', '声音'],
  logout: ['logout', 'exit', '退出'],
  help: ['help', '?', 'h', '帮助'],
} as const satisfies Record<string, readonly string[]>;

export type CommandName = keyof typeof commandNames;

export const usages: Readonly<Record<CommandName, string>> = {
  new: '/new [type]',
  send: '/send [n | unit …]',
  find: '/find unit',
  go: '/go number | words',
  note: '/note text',
  priority: '/priority 1–4',
  ack: '/ack unit [enRoute | onScene | cleared]',
  off: '/off unit reason',
  close: '/close disposition [: remark]',
  reopen: '/reopen reason',
  cordon: '/cordon [place, 3 min ago, car, heading north, r200]',
  seen: '/seen [place, 1 min ago]',
  post: '/post number held | late | refused',
  alert: '/alert',
  wave: '/wave',
  retract: '/retract',
  release: '/release',
  shrink: '/shrink',
  standdown: '/standdown',
  units: '/units',
  closed: '/closed',
  open: '/open',
  follow: '/follow [unit]',
  all: '/all',
  lang: '/lang zh | en',
  day: '/day',
  night: '/night',
  sound: '/sound on | off',
  logout: '/logout',
  help: '/help',
};

export type Parsed =
  | { readonly kind: 'command'; readonly name: CommandName; readonly rest: string; readonly words: readonly string[] }
  | { readonly kind: 'unknown'; readonly word: string }
  | { readonly kind: 'empty' };

const byWord = new Map<string, CommandName>();
for (const name of Object.keys(commandNames) as CommandName[])
  for (const word of commandNames[name]) byWord.set(word, name);

export function parseCommand(line: string): Parsed {
  const text = line
    .trim()
    .replace(/^[/／]/, '')
    .trim();
  if (text === '') return { kind: 'empty' };
  const [first = '', ...words] = text.split(/\s+/);
  const name = byWord.get(first.toLowerCase()) ?? onlyBeginning(first.toLowerCase());
  if (!name) return { kind: 'unknown', word: first };
  return { kind: 'command', name, rest: text.slice(first.length).trim(), words };
}

/** A beginning is enough when it can mean only one command. */
function onlyBeginning(word: string): CommandName | null {
  const names = (Object.keys(commandNames) as CommandName[]).filter((name) => name.startsWith(word));
  return word.length >= 2 && names.length === 1 ? (names[0] ?? null) : null;
}

/** The commands that the first word may become, for the list under the bar. */
export function completions(line: string): CommandName[] {
  const text = line.replace(/^[/／]/, '');
  const first = text.split(/\s+/)[0]?.toLowerCase() ?? '';
  const names = Object.keys(commandNames) as CommandName[];
  if (/\s/.test(text)) {
    const name = byWord.get(first);
    return name ? [name] : [];
  }
  const hits = names.filter((name) => commandNames[name].some((word) => word.startsWith(first)));
  return hits.sort((a, b) => Number(b.startsWith(first)) - Number(a.startsWith(first)));
}
