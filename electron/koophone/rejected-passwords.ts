import { createHmac, randomBytes } from 'node:crypto';
import type { Failure } from '../core/failure.ts';
import { failed, type Result } from '../core/result.ts';
import type { PasswordCredentials } from './iam.ts';

/** IAM locks a user for so long after five wrong passwords in the same time (IAM API reference). */
const LOCK_MS = 15 * 60_000;

type Send<Value> = () => Promise<Result<Value, Failure>>;

/** The passwords that IAM rejected, of the whole program: none is sent twice, whoever asks. */
export interface RejectedPasswords {
  /**
   * Sends a password, unless it is known to be rejected: then the failure of that time is the answer. One and the same
   * password is sent by one at a time, the next knows what became of it.
   *
   * @param byHand a person asks for it: then it may be sent again once IAM would have lifted a lock
   */
  send<Value>(
    credentials: PasswordCredentials,
    byHand: boolean,
    send: Send<Value>,
  ): Promise<Result<Value, Failure>>;
}

/** @param now in ms since 1970 */
export function createRejectedPasswords(now: () => number = Date.now): RejectedPasswords {
  // The passwords themselves are not kept, nor anything that they could be guessed from elsewhere.
  const salt = randomBytes(32);
  const rejected = new Map<string, { readonly failure: Failure; readonly at: number }>();
  const turns = new Map<string, Promise<unknown>>();

  function keyOf({ iamUrl, domain, user, password }: PasswordCredentials): string {
    return createHmac('sha256', salt)
      .update(JSON.stringify([iamUrl, domain, user, password]))
      .digest('hex');
  }

  async function sendOnce<Value>(
    key: string,
    byHand: boolean,
    send: Send<Value>,
  ): Promise<Result<Value, Failure>> {
    const known = rejected.get(key);
    if (known !== undefined && !(byHand && now() - known.at > LOCK_MS)) return failed(known.failure);
    const result = await send();
    if (result.ok) rejected.delete(key);
    else if (result.error.kind === 'password') rejected.set(key, { failure: result.error, at: now() });
    return result;
  }

  return {
    async send(credentials, byHand, send) {
      const key = keyOf(credentials);
      const before = turns.get(key);
      const turn = (async () => {
        await before;
        return await sendOnce(key, byHand, send);
      })();
      const done = turn.then(
        () => undefined,
        () => undefined,
      );
      turns.set(key, done);
      try {
        return await turn;
      } finally {
        if (turns.get(key) === done) turns.delete(key);
      }
    },
  };
}
