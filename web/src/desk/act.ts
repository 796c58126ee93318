import { sentence } from '../api/problem';
import { Submission } from '../api/submission';
import type { Incident } from '../api/types';
import { say } from '../app/ui';
import { messages } from '../i18n';
import { learnIncident, reload } from '../incidents/detail';

const submissions = new Map<string, Submission>();

/** Does one thing of the desk under one key, shows what it led to, and says so when it fails. Answers whether it was done. */
export async function act(what: string, run: (by: Submission) => Promise<Incident>): Promise<boolean> {
  const by = submissions.get(what) ?? new Submission();
  submissions.set(what, by);
  try {
    learnIncident(await run(by));
    void reload();
    return true;
  } catch (error) {
    say('bad', sentence(error, messages()), () => void act(what, run));
    return false;
  }
}
