import { assignmentSteps, priorities } from '../api/types';
import { say, selectIncident, selectUnit, show, ui } from '../app/ui';
import { reportNumber } from '../cordon/orders';
import { cordonOfIncident, look } from '../cordon/state';
import { suspectLine } from '../cordon/suspectLine';
import { postNews } from '../cordon/types';
import { setSound } from '../honesty/sound';
import { messages, setLanguage } from '../i18n';
import * as actions from '../incidents/actions';
import { catalogue, typeName } from '../incidents/catalogue';
import { detail, reload } from '../incidents/detail';
import { queue } from '../incidents/queue';
import { rank } from '../intake/rank';
import { theMap } from '../map/theMap';
import { nextWave } from '../mobilisation/actions';
import { composing } from '../mobilisation/draft';
import { alertDialog, alerts, alertsOn } from '../mobilisation/state';
import type { Alert } from '../mobilisation/types';
import { mayDispatch, session, signOut } from '../session/session';
import { setTheme } from '../theme/theme';
import { findUnit } from '../units/find';
import { type CommandName, parseCommand, usages } from './parse';

interface Typed {
  readonly rest: string;
  readonly words: readonly string[];
}

type Run = (typed: Typed) => unknown;

/** A sentence to show when the command cannot be run as typed; null when it was started. */
export function runCommand(line: string): string | null {
  const t = messages();
  const parsed = parseCommand(line);
  if (parsed.kind === 'empty') return null;
  if (parsed.kind === 'unknown') return t.command.unknown(parsed.word);
  const who = session.get();
  if (acting.has(parsed.name) && !(who.kind === 'in' && mayDispatch(who.who))) return t.problem.forbidden;
  if (onIncident.has(parsed.name) && ui.get().incident === null) return t.command.needsIncident;
  if (needsText.has(parsed.name) && parsed.rest === '') return t.command.needsText(usages[parsed.name]);
  void commands[parsed.name](parsed);
  return null;
}

const onCordon = ['cordon', 'seen', 'post', 'release', 'shrink', 'standdown', 'alert', 'wave', 'retract'] as const;
const onIncident = new Set<CommandName>(['send', 'note', 'priority', 'ack', 'off', 'close', 'reopen', ...onCordon]);
const acting = new Set<CommandName>(['new', ...onIncident]);
const needsText = new Set<CommandName>(['find', 'go', 'note', 'priority', 'ack', 'off', 'reopen', 'lang', 'sound']);

const chosen = () => ui.get().incident ?? '';

const commands: Readonly<Record<CommandName, Run>> = {
  new: ({ rest }) => show({ intake: { type: rest } }),
  send: ({ words }) => {
    const count = Number(words[0]);
    if (words.length === 0) return actions.sendBest(chosen());
    if (words.length === 1 && Number.isInteger(count)) return actions.sendBest(chosen(), Math.max(1, count));
    return actions.send(chosen(), words);
  },
  find: ({ rest }) => findUnit(rest),
  go: ({ rest }) => goTo(rest),
  note: ({ rest }) => actions.addNote(chosen(), rest),
  priority: ({ rest }) => {
    const priority = priorities.find((p) => String(p) === rest);
    if (priority === undefined) return say('bad', messages().command.needsText(usages.priority));
    return actions.setPriority(chosen(), priority);
  },
  ack: ({ words }) => {
    const wanted = (words[1] ?? 'acknowledged').toLowerCase();
    const step = assignmentSteps.find((s) => s.toLowerCase() === wanted);
    if (!step || step === 'dispatched') return say('bad', messages().command.needsText(usages.ack));
    return actions.step(chosen(), unitId(words[0] ?? ''), step);
  },
  off: ({ words }) => {
    const [unit = '', ...reason] = words;
    if (reason.length === 0) return say('bad', messages().command.needsText(usages.off));
    return actions.step(chosen(), unitId(unit), 'takenOff', reason.join(' '));
  },
  close: ({ rest }) => closeWith(rest),
  reopen: ({ rest }) => actions.reopen(chosen(), rest),
  cordon: ({ rest }) => cordonLine(rest),
  seen: ({ rest }) => cordonLine(rest, true),
  post: ({ words }) => {
    const news = postNews.find((one) => one.toLowerCase() === (words[1] ?? 'held').toLowerCase());
    if (!news || !Number.isInteger(Number(words[0]))) return say('bad', messages().command.needsText(usages.post));
    return reportNumber(Number(words[0]), news);
  },
  alert: () => {
    show({ sheet: 'alerts' });
    composing.set(chosen());
  },
  wave: () => onAlert('active', (alert) => nextWave(alert)),
  retract: () => onAlert('active', (alert) => alertDialog.set({ kind: 'retract', alert })),
  release: () =>
    cordonOfIncident(chosen())?.plan?.awaitsRelease
      ? cordonDialog('release')
      : onAlert('awaitsRelease', (alert) => alertDialog.set({ kind: 'release', alert })),
  shrink: () => cordonDialog('shrink'),
  standdown: () => cordonDialog('standDown'),
  units: () => show({ unitsShown: !ui.get().unitsShown }),
  closed: () => show({ tab: 'closed' }),
  open: () => show({ tab: 'open' }),
  follow: ({ rest }) => (rest === '' ? selectUnit(ui.get().unit, !ui.get().following) : findUnit(rest)),
  all: () => theMap()?.wholeCity(),
  lang: ({ rest }) => setLanguage(rest.startsWith('zh') || rest === '中文' ? 'zh' : 'en'),
  day: () => setTheme('day'),
  night: () => setTheme('night'),
  sound: ({ rest }) => setSound(rest !== 'off'),
  logout: () => signOut(),
  help: () => show({ helpOpen: true }),
};

/** Without words the sheet is shown; with words the suspect is marked and proposals are asked for. */
function cordonLine(line: string, always = false): unknown {
  show({ sheet: 'cordon' });
  return line === '' && !always ? undefined : suspectLine(chosen(), line);
}

/** The newest alert of the incident that stands so. */
function onAlert(standing: Alert['standing'], act: (alert: string) => unknown): unknown {
  show({ sheet: 'alerts' });
  const found = alertsOn(alerts.get(), chosen()).find((one) => one.standing === standing);
  return found ? act(found.id) : say('bad', messages().alerts.noSuch);
}

/** An order is confirmed in its dialog, whoever asks for it. */
function cordonDialog(kind: 'release' | 'shrink' | 'standDown'): void {
  show({ sheet: 'cordon' });
  look({ dialog: { kind } });
}

/** A crew is spoken of by its call sign, the server knows it by its id. */
function unitId(name: string): string {
  return detail.get().incident?.assignments.find((a) => a.callSign === name)?.unit ?? name;
}

function closeWith(text: string): unknown {
  if (text === '') return show({ dialog: { kind: 'close' } });
  const [wanted = '', ...remark] = text.split(/[:：]/);
  const disposition = rank(catalogue.get().dispositions, wanted, 1)[0];
  if (!disposition) return say('bad', messages().command.needsText(usages.close));
  return actions.close(chosen(), disposition.code, remark.join(':').trim());
}

function goTo(text: string): void {
  const wanted = text.toLowerCase();
  const hit = queue
    .get()
    .order.find((i) => `${i.id} ${typeName(i.typeCode)} ${i.address}`.toLowerCase().includes(wanted));
  selectIncident(hit?.id ?? text);
  if (hit) theMap()?.flyTo(hit.at.lat, hit.at.lon);
  void reload();
}
