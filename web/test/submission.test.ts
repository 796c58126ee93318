import { describe, expect, it } from 'vitest';
import type { request } from '../src/api/http';
import { Problem } from '../src/api/problem';
import { Submission } from '../src/api/submission';

const cut = () => new Problem('unreachable', 0, '');
const refused = () => new Problem('invalid', 400, 'wrong');

function desk(...answers: (Problem | string)[]) {
  const keys: (string | undefined)[] = [];
  const waits: number[] = [];
  let made = 0;
  const send: typeof request = async (_method, _path, _body, key) => {
    keys.push(key);
    const answer = answers.shift();
    if (answer instanceof Problem) throw answer;
    return answer;
  };
  const submission = new Submission(
    send,
    async (ms) => {
      waits.push(ms);
    },
    () => `key-${++made}`,
  );
  return { submission, keys, waits };
}

describe('one order of the user', () => {
  it('is repeated under the same key while its outcome is unknown', async () => {
    const { submission, keys } = desk(cut(), cut(), 'done');
    expect(await submission.run('POST', '/x', { a: 1 })).toBe('done');
    expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
  });
  it('keeps its key when the user presses the button again after a cut', async () => {
    const { submission, keys } = desk(cut(), cut(), cut(), 'done');
    await expect(submission.run('POST', '/x', { a: 1 })).rejects.toThrow(Problem);
    await submission.run('POST', '/x', { a: 1 });
    expect(new Set(keys)).toEqual(new Set(['key-1']));
  });
  it('gets a new key when something else is sent', async () => {
    const { submission, keys } = desk(cut(), cut(), cut(), 'done');
    await expect(submission.run('POST', '/x', { a: 1 })).rejects.toThrow(Problem);
    await submission.run('POST', '/x', { a: 2 });
    expect(keys.at(-1)).toBe('key-2');
  });
  it('gets a new key once it was answered, also with a refusal', async () => {
    const { submission, keys } = desk(refused(), 'done', 'done');
    await expect(submission.run('POST', '/x', {})).rejects.toThrow('wrong');
    await submission.run('POST', '/x', {});
    await submission.run('POST', '/x', {});
    expect(keys).toEqual(['key-1', 'key-2', 'key-3']);
  });
  it('waits as long as the server asks, but not longer than five seconds', async () => {
    const { submission, waits } = desk(
      new Problem('busy', 503, '', null, 3),
      new Problem('busy', 503, '', null, 60),
      'done',
    );
    await submission.run('POST', '/x', {});
    expect(waits).toEqual([3_000, 5_000]);
  });
});
