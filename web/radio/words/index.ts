import { useStore } from '../../src/common/store';
import { type Language, language } from '../../src/i18n';
import { en, type Words } from './en';
import { zh } from './zh';

export type { Words };

export const dictionaries: Readonly<Record<Language, Words>> = { zh, en };

export function useWords(): Words {
  return useStore(language, (code) => dictionaries[code]);
}
