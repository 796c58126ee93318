import { recall, remember } from '../common/remember';
import { createStore, useStore } from '../common/store';
import { en, type Messages } from './en';
import { zh } from './zh';

export type { Messages };

export const languages = { zh, en } as const satisfies Record<string, Messages>;
export type Language = keyof typeof languages;

/** The remembered choice, else the browser's language; Chinese where nothing fits: the centre's own. */
export function firstLanguage(remembered: string | null, browser: readonly string[]): Language {
  if (remembered === 'zh' || remembered === 'en') return remembered;
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh';
}

export const language = createStore<Language>(firstLanguage(recall('language'), globalThis.navigator?.languages ?? []));

export function setLanguage(next: Language): void {
  remember('language', next);
  language.set(next);
}

/** Keeps the document's language right for screen readers, fonts and hyphenation. */
export function followLanguage(): void {
  const apply = () => {
    document.documentElement.lang = language.get() === 'zh' ? 'zh-CN' : 'en';
  };
  apply();
  language.subscribe(apply);
}

export function messages(): Messages {
  return languages[language.get()];
}

export function useT(): Messages {
  return useStore(language, (code) => languages[code]);
}

/** A code's word; a code that is newer than this page shows itself, in readable form. */
export function word(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code.replaceAll('-', ' ');
}

/** The name of a thing that carries both languages. */
export function nameOf(thing: { readonly zh: string; readonly en: string }, code: Language): string {
  return thing[code] || thing.en || thing.zh;
}
