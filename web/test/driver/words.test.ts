import { describe, expect, it } from 'vitest';
import { spokenText } from '../../driver/speech/speak';
import { en } from '../../driver/words/en';
import { zh } from '../../driver/words/zh';
import { en as radioEn } from '../../radio/words/en';
import { zh as radioZh } from '../../radio/words/zh';
import { anAlert } from './support';

function leaves(node: unknown, path = ''): [string, unknown][] {
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
  return [[path, node]];
}

describe.each([
  ['driver', en, zh],
  ['radio', radioEn, radioZh],
])('the words of the %s page', (_page, english, chinese) => {
  it('are complete and each in its own language', () => {
    const han = /\p{Script=Han}/u;
    const paths = (words: unknown) => leaves(words).map(([path]) => path);
    expect(paths(chinese).sort()).toEqual(paths(english).sort());
    for (const [path, value] of leaves(english)) if (typeof value === 'string') expect(value, path).not.toMatch(han);
    for (const [path, value] of leaves(chinese)) if (typeof value === 'string') expect(value, path).toMatch(han);
  });
});

describe('the spoken text', () => {
  it('says what to do, what to look for and what never to do', () => {
    const said = spokenText(anAlert(), 'en', en);
    expect(said).toContain(
      'Robbery. Watch the crossing. Your post: Jiefang Road. Look for: Dark saloon. Do not follow',
    );
    expect(spokenText(anAlert(), 'zh', zh)).toContain('中文Robbery。中文Watch the crossing。');
  });
  it('begins with the drill and with “eyes only”', () => {
    expect(spokenText(anAlert({ drill: true }), 'en', en).startsWith('DRILL')).toBe(true);
    const marked = { zh: '【演练】抢劫', en: 'DRILL: Robbery' };
    expect(spokenText(anAlert({ drill: true, headline: marked }), 'en', en)).toMatch(/^DRILL: Robbery\. Watch/);
    expect(spokenText(anAlert({ eyesOnly: true }), 'en', en)).toContain(en.alert.eyesOnly.replace(/\.$/, ''));
  });
});
