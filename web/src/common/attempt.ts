import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import { say } from '../app/ui';
import { messages } from '../i18n';

const submissions = new Map<string, Submission>();

/** One submission for each thing that can be done, so that pressing its button again cannot do it twice. */
export function submission(what: string): Submission {
  const known = submissions.get(what) ?? new Submission();
  submissions.set(what, known);
  return known;
}

/** Does it, and says so when it fails, with "try again" under the same key. Answers whether it was done. */
export async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    say('bad', sentence(error, messages()), () => void attempt(act));
    return false;
  }
}
