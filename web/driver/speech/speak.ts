import { recall, remember } from '../../src/common/remember';
import { createStore } from '../../src/common/store';
import type { Language } from '../../src/i18n';
import type { DriverAlert } from '../protocol/types';
import { textIn, type Words } from '../words';

/** A page may speak only after the person has allowed it. */
export const readsAloud = createStore(recall('driver.aloud') === 'on');
export const speaking = createStore(false);

export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis;
}

export function setReadsAloud(on: boolean): void {
  remember('driver.aloud', on ? 'on' : 'off');
  readsAloud.set(on);
}

/** The whole order in the sequence in which it matters: what it is, what to do, what to look for, what never to do. */
export function spokenText(alert: DriverAlert, code: Language, w: Words): string {
  const stop = code === 'zh' ? '。' : '. ';
  return [
    alert.drill && !/演练|DRILL/.test(textIn(alert.headline, code)) ? w.drill : null,
    textIn(alert.headline, code),
    alert.eyesOnly ? w.alert.eyesOnly : null,
    textIn(alert.text, code),
    alert.post ? `${w.alert.yourPost}: ${alert.post.place}` : null,
    alert.lookFor && `${w.alert.lookFor}: ${textIn(alert.lookFor, code)}`,
    alert.never && textIn(alert.never, code),
  ]
    .filter((part): part is string => part !== null && part !== '')
    .map((part) => part.replace(/[.。!！]+$/u, ''))
    .join(stop)
    .concat(stop.trimEnd());
}

export function speak(text: string, code: Language): void {
  if (!canSpeak()) return;
  hush();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = code === 'zh' ? 'zh-CN' : 'en-GB';
  const voice = speechSynthesis.getVoices().find((each) => each.lang.toLowerCase().startsWith(code));
  if (voice) said.voice = voice;
  said.rate = 0.95;
  said.onend = () => speaking.set(false);
  said.onerror = () => speaking.set(false);
  speaking.set(true);
  speechSynthesis.speak(said);
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
  speaking.set(false);
}

/** Long for an order, short for its end. Phones without a motor do nothing. */
export function vibrate(what: 'alert' | 'end'): void {
  navigator.vibrate?.(what === 'alert' ? [400, 150, 400, 150, 400] : [200]);
}
