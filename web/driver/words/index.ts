import { useStore } from '../../src/common/store';
import { type Language, language } from '../../src/i18n';
import type { Both } from '../protocol/types';
import { en, type Words } from './en';
import { zh } from './zh';

export type { Words };

const dictionaries: Readonly<Record<Language, Words>> = { zh, en };

export function words(): Words {
  return dictionaries[language.get()];
}

export function useWords(): Words {
  return useStore(language, (code) => dictionaries[code]);
}

/** The text in the page's language; the other one where it is empty. */
export function textIn(both: Both, code: Language): string {
  return both[code] || both.zh || both.en;
}

export function useText(): (both: Both) => string {
  const code = useStore(language, (now) => now);
  return (both) => textIn(both, code);
}
