import { describe, expect, it } from 'vitest';
import css from '../src/theme/base.css?raw';
import { palettes } from '../src/theme/palette';

function colours(theme: string): Map<string, string> {
  const block = new RegExp(`data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const n = Number.parseInt(hex.slice(1), 16);
  const part = (v: number) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part((n >> 16) & 255) + 0.7152 * part((n >> 8) & 255) + 0.0722 * part(n & 255);
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const texts: [string, string][] = [
  ...['text', 'quiet', 'accent', 'late', 's-available'].flatMap((ink): [string, string][] =>
    ['panel', 'raised', 'ground'].map((ground) => [ink, ground]),
  ),
  ['primary-text', 'primary'],
  ['bad-text', 'bad'],
  ['warn-text', 'warn'],
  ['good-text', 'good'],
  ['synthetic-text', 'synthetic'],
  ['on-priority', 'p1'],
  ['on-priority', 'p2'],
  ['on-priority', 'p3'],
  ['on-priority', 'p4'],
];
const statuses = ['available', 'dispatched', 'enRoute', 'onScene', 'busy', 'outOfService'];

describe.each(['day', 'night'] as const)('%s colours', (theme) => {
  const of = colours(theme);
  const get = (name: string) => {
    const hex = of.get(name);
    if (!hex) throw new Error(`no --${name}`);
    return hex;
  };
  it.each(texts)('text %s on %s reaches 4.5 : 1', (ink, ground) =>
    expect(contrast(get(ink), get(ground))).toBeGreaterThanOrEqual(4.5),
  );
  it.each(statuses)('status %s reaches 3 : 1 on the panel', (status) =>
    expect(contrast(get(`s-${status}`), get('panel'))).toBeGreaterThanOrEqual(3),
  );
  it('are the same on the map and on the page', () => {
    for (const [status, colour] of Object.entries(palettes[theme].status)) expect(get(`s-${status}`)).toBe(colour);
  });
});
