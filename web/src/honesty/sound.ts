import { recall, remember } from '../common/remember';
import { createStore } from '../common/store';

/** Sounds are off until somebody wants them: a room has many consoles. */
export const sound = createStore(recall('sound') === 'on');

export function setSound(on: boolean): void {
  remember('sound', on ? 'on' : 'off');
  sound.set(on);
  if (on) play('urgent');
}

const tunes = { urgent: [880, 1175, 880], routine: [660], overdue: [523, 392] } as const;
let context: AudioContext | null = null;

export function play(tune: keyof typeof tunes): void {
  if (!sound.get()) return;
  context ??= new AudioContext();
  const start = context.currentTime;
  tunes[tune].forEach((frequency, i) => {
    if (!context) return;
    const tone = context.createOscillator();
    const level = context.createGain();
    tone.frequency.value = frequency;
    level.gain.setValueAtTime(0.12, start + i * 0.16);
    level.gain.exponentialRampToValueAtTime(0.001, start + i * 0.16 + 0.15);
    tone.connect(level).connect(context.destination);
    tone.start(start + i * 0.16);
    tone.stop(start + i * 0.16 + 0.16);
  });
}
