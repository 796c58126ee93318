import { describe, expect, it } from 'vitest';
import { firstLanguage, word } from '../src/i18n';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';

function leaves(node: unknown, path = ''): [string, unknown][] {
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
  return [[path, node]];
}

describe('the dictionaries', () => {
  it('have the same keys', () => {
    expect(
      leaves(zh)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      leaves(en)
        .map(([path]) => path)
        .sort(),
    );
  });
  it('have no empty word', () => {
    for (const [path, value] of [...leaves(en), ...leaves(zh)]) expect(value, path).not.toBe('');
  });
  it('are each in its own language', () => {
    const han = /\p{Script=Han}/u;
    const untranslated = new Set([
      '.languageName',
      '.product',
      '.header.language',
      '.status.synthetic',
      '.intake.typeHint',
    ]);
    for (const [path, value] of leaves(en))
      if (typeof value === 'string' && !untranslated.has(path)) expect(value, path).not.toMatch(han);
    for (const [path, value] of leaves(zh))
      if (typeof value === 'string' && !untranslated.has(path)) expect(value, path).toMatch(han);
  });
  it('start with the remembered language, then the browser’s, then Chinese', () => {
    expect(firstLanguage('en', ['zh-CN'])).toBe('en');
    expect(firstLanguage(null, ['de', 'en-GB', 'zh'])).toBe('en');
    expect(firstLanguage(null, ['zh-TW', 'en'])).toBe('zh');
    expect(firstLanguage('xx', ['de'])).toBe('zh');
  });
  it('show a code that is newer than the page as words', () => {
    expect(word(en.reasons, 'own-beat')).toBe('its own beat');
    expect(word(en.reasons, 'brand-new')).toBe('brand new');
    expect(word(en.reasons, 'toString')).toBe('toString');
  });
});
