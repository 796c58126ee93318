import { Problem, sentence } from '../api/problem';
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

/**
 * Does it, and says so when it fails; answers whether it was done. "Try again", under the same key, is offered where the
 * outcome is unknown: what the server refused it would refuse again.
 */
export async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const refused = error instanceof Problem && !error.mayRetry;
    say('bad', sentence(error, messages()), refused ? undefined : () => void attempt(act));
    return false;
  }
}
