import { recall, remember } from '../common/remember';
import { createStore } from '../common/store';

/** Sounds are off until somebody wants them: a room has many consoles. */
export const sound = createStore(recall('sound') === 'on');

export function setSound(on: boolean): void {
  remember('sound', on ? 'on' : 'off');
  sound.set(on);
  if (on) play('urgent');
}

const tunes = {
  urgent: [880, 1175, 880],
  routine: [660],
  overdue: [523, 392],
  panic: [988, 740, 988, 740, 988, 740],
} as const;
export type Tune = keyof typeof tunes;

const TONE_S = 0.16;
let context: AudioContext | null = null;
let waiting: Tune | null = null;

/** A colleague's call for help sounds on a muted console too; everything else only where sound is on. */
export function play(tune: Tune): void {
  if (!sound.get() && tune !== 'panic') return;
  context ??= new AudioContext();
  if (context.state === 'running') sing(context, tune);
  else afterGesture(context, tune);
}

/** A browser is silent until the page was touched: the last sound is kept for that moment. */
function afterGesture(on: AudioContext, tune: Tune): void {
  const first = waiting === null;
  waiting = tune;
  // Some browsers allow it at once, others reject until a gesture comes.
  on.resume().then(
    () => singWaiting(on),
    () => {},
  );
  if (!first) return;
  for (const gesture of ['pointerdown', 'keydown'] as const)
    document.addEventListener(gesture, () => void on.resume().then(() => singWaiting(on)), {
      once: true,
      capture: true,
    });
}

function singWaiting(on: AudioContext): void {
  const tune = waiting;
  waiting = null;
  if (tune && on.state === 'running') sing(on, tune);
}

function sing(on: AudioContext, tune: Tune): void {
  const start = on.currentTime;
  tunes[tune].forEach((frequency, i) => {
    const tone = on.createOscillator();
    const level = on.createGain();
    tone.frequency.value = frequency;
    level.gain.setValueAtTime(tune === 'panic' ? 0.4 : 0.12, start + i * TONE_S);
    level.gain.exponentialRampToValueAtTime(0.001, start + i * TONE_S + 0.15);
    tone.connect(level).connect(on.destination);
    tone.start(start + i * TONE_S);
    tone.stop(start + i * TONE_S + TONE_S);
  });
}
