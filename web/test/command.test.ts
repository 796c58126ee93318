import { describe, expect, it } from 'vitest';
import { commandNames, completions, parseCommand, usages } from '../src/command/parse';

const name = (line: string) => {
  const parsed = parseCommand(line);
  return parsed.kind === 'command' ? parsed.name : parsed.kind;
};

describe('the command bar', () => {
  it.each([
    ['/new robbery', 'new'],
    ['new', 'new'],
    ['／new', 'new'],
    ['/send', 'send'],
    ['/s', 'send'],
    ['/派警 3', 'send'],
    ['/close false alarm', 'close'],
    ['/clo false alarm', 'unknown'],
    ['/reo x', 'reopen'],
    ['/find taxi-00123', 'find'],
    ['/lang en', 'lang'],
    ['/night', 'night'],
    ['/?', 'help'],
    ['/xyz', 'unknown'],
    ['/', 'empty'],
  ])('%s is %s', (line, expected) => expect(name(line)).toBe(expected));

  it('keeps the words after the command as they were typed', () => {
    const parsed = parseCommand('/close false alarm: checked  twice');
    expect(parsed).toMatchObject({
      rest: 'false alarm: checked  twice',
      words: ['false', 'alarm:', 'checked', 'twice'],
    });
  });
  it('never has one word for two commands', () => {
    const all = Object.values(commandNames).flat();
    expect(new Set(all).size).toBe(all.length);
  });
  it('shows how each command is used', () =>
    expect(Object.keys(usages).sort()).toEqual(Object.keys(commandNames).sort()));
  it('completes the first word and then explains it', () => {
    expect(completions('/cl')).toEqual(['close', 'closed']);
    expect(completions('/close ')).toEqual(['close']);
    expect(completions('/')).toHaveLength(Object.keys(commandNames).length);
    expect(completions('/qq')).toEqual([]);
  });
});
