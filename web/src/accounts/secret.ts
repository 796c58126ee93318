const SYLLABLES =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu'.split(
    ' ',
  );
const COUNT = 9;

/** A first password that can be read out over the telephone: 9 of 55 syllables, about 52 bits. It is changed at the first sign-in. */
export function firstPassword(
  random: (values: Uint16Array<ArrayBuffer>) => Uint16Array = (v) => crypto.getRandomValues(v),
): string {
  const words: string[] = [];
  while (words.length < COUNT)
    for (const value of random(new Uint16Array(COUNT))) {
      // Values past the last whole multiple would favour the first syllables.
      if (value < 65_536 - (65_536 % SYLLABLES.length) && words.length < COUNT)
        words.push(SYLLABLES[value % SYLLABLES.length] ?? 'ba');
    }
  return [words.slice(0, 3), words.slice(3, 6), words.slice(6)].map((three) => three.join('')).join('-');
}
