/** A thing that can be found by typing Chinese, pinyin (in full or by initials), English or its code. */
export interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Syllables with blanks between them. */
  readonly pinyin: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ü/g, 'v');

/**
 * How well `query` fits, smaller is better; null = not at all. Exact before beginning before initials before inside
 * before letters in order, so that two or three keys single out the frequent types.
 */
export function fitness(thing: Named, query: string): number | null {
  const q = plain(query.trim());
  if (q === '') return 9;
  const tight = q.replace(/[\s'-]+/g, '');
  const syllables = plain(thing.pinyin)
    .split(/[\s'-]+/)
    .filter(Boolean);
  const full = syllables.join('');
  const initials = syllables.map((s) => s[0]).join('');
  const english = plain(thing.en);
  const words = english.split(/[^a-z0-9]+/).filter(Boolean);
  if (thing.zh === q || english === q || full === tight || thing.code === q) return 0;
  if (thing.zh.startsWith(q)) return 1;
  if (initials === tight) return 1;
  if (full.startsWith(tight) || english.startsWith(q)) return 2;
  if (initials.startsWith(tight)) return 3;
  if (words.some((word) => word.startsWith(q)) || thing.code.startsWith(tight)) return 4;
  if (mixedPinyin(syllables, tight)) return 5;
  if (thing.zh.includes(q)) return 5;
  if (words.map((word) => word[0]).join('') === tight && tight.length > 1) return 6;
  if (tight.length >= 3 && (english.includes(q) || full.includes(tight))) return 7;
  return null;
}

/** "qiangj" for qiang jie: each syllable by its beginning, at least one letter. */
function mixedPinyin(syllables: readonly string[], typed: string): boolean {
  const step = (s: number, at: number): boolean => {
    if (at === typed.length) return true;
    const syllable = syllables[s];
    if (syllable === undefined) return false;
    for (let n = Math.min(syllable.length, typed.length - at); n > 0; n--)
      if (syllable.startsWith(typed.slice(at, at + n)) && step(s + 1, at + n)) return true;
    return false;
  };
  return step(0, 0);
}

/** The best first; equals keep the order of the list. */
export function rank<T extends Named>(things: readonly T[], query: string, limit = 8): T[] {
  return things
    .map((thing, index) => ({ thing, index, score: fitness(thing, query) }))
    .filter((hit): hit is { thing: T; index: number; score: number } => hit.score !== null)
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, limit)
    .map((hit) => hit.thing);
}
