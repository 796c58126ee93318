import { describe, expect, it } from 'vitest';
import reasons from '../../src/Domain/Alerting/Audiences/AudienceReasons.cs?raw';
import revised from '../../src/Domain/Cordons/Orders/ReviseCordon.cs?raw';
import codec from '../../src/Domain/Incidents/Log/EventCodec.cs?raw';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';

const found = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] ?? '');

/** A code without a word is shown as it is: English in the Chinese console. */
describe('what the server writes as a code has a word in both languages', () => {
  it.each(found(codec, /^ {8}\w+ => "([a-z-]+)",$/gm))('log entry %s', (kind) => {
    for (const t of [en, zh]) expect({ ...t.logKinds, ...t.desk.logKinds }).toHaveProperty(kind);
  });
  it.each(found(revised, /by, "([A-Z][^"{]+\.)"\)/g))('cordon changed: %s', (why) => {
    for (const t of [en, zh]) expect(t.cordonReasons).toHaveProperty([why]);
  });
  it.each(found(reasons, /const string \w+ = "([a-z-]+)";/g))('left out: %s', (why) => {
    for (const t of [en, zh]) expect(t.exclusions).toHaveProperty(why);
  });
});
