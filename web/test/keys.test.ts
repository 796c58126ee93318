import { describe, expect, it } from 'vitest';
import { keyAction } from '../src/command/keys';

const press = (key: string, change = {}) =>
  keyAction({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, ...change });

describe('keys', () => {
  it.each([
    ['n', 'new'],
    ['N', 'new'],
    ['/', 'command'],
    ['?', 'help'],
    ['ArrowDown', 'next'],
    ['ArrowUp', 'previous'],
    ['s', 'send'],
    ['Escape', 'escape'],
    ['x', null],
  ])('%s → %s', (key, action) => expect(press(key)).toBe(action));

  it('belong to the field while somebody types', () => {
    expect(press('n', { typing: true })).toBeNull();
    expect(press('/', { typing: true })).toBeNull();
    expect(press('Escape', { typing: true })).toBe('escape');
    expect(press('k', { typing: true, ctrlKey: true })).toBe('command');
  });
  it("leave the browser's own shortcuts alone", () => {
    expect(press('n', { ctrlKey: true })).toBeNull();
    expect(press('s', { metaKey: true })).toBeNull();
    expect(press('f', { altKey: true })).toBeNull();
  });
});
