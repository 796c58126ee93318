import { type Method, request } from './http';
import { Problem } from './problem';

/**
 * One thing the user does, sent until it is answered. The idempotency key is made once and kept while the outcome is
 * unknown, so pressing the button again after a cut cannot do it twice; a new key is made once the server has answered
 * or when the user changed what is sent.
 */
export class Submission {
  private pending: { key: string; what: string } | null = null;

  constructor(
    private readonly send: typeof request = request,
    private readonly pause: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
    private readonly newKey: () => string = () => crypto.randomUUID(),
  ) {}

  async run(method: Method, path: string, body: unknown): Promise<unknown> {
    const what = `${method} ${path} ${JSON.stringify(body)}`;
    if (this.pending?.what !== what) this.pending = { key: this.newKey(), what };
    const { key } = this.pending;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.send(method, path, body, key);
        this.pending = null;
        return answer;
      } catch (error) {
        const unknown = error instanceof Problem && error.mayRetry;
        if (!unknown) this.pending = null;
        if (!unknown || attempt >= ATTEMPTS) throw error;
        await this.pause(Math.min(error.retryAfterSeconds ?? attempt, MAX_WAIT_S) * 1000);
      }
    }
  }
}

const ATTEMPTS = 3;
const MAX_WAIT_S = 5;
