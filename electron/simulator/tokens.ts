import { refusals, type Refusal } from './refusals.ts';

// Of the tokens that were valid once, as many are told from those that never were.
const REMEMBERED = 64;

/** The token that needs no IAM, and those that were it once: the gateway tells them from tokens that never were. */
export interface Tokens {
  readonly current: string;
  /** Gives out another token; the one before is expired from now on. */
  renew(token: string): void;
  /** Why the gateway refuses this token, or null when it is the right one. */
  refusal(token: string): Refusal | null;
}

/** @param now the time of the service, in ms since 1970 */
export function createTokens(first: string, now: () => number): Tokens {
  let current = first;
  const expiredAt = new Map<string, number>();
  return {
    get current() {
      return current;
    },
    renew(token) {
      expiredAt.set(current, now());
      expiredAt.delete(token);
      current = token;
      const [oldest] = expiredAt.keys();
      if (expiredAt.size > REMEMBERED && oldest !== undefined) expiredAt.delete(oldest);
    },
    refusal(token) {
      if (token === current) return null;
      const expired = expiredAt.get(token);
      return expired === undefined ? refusals.wrongToken() : refusals.expiredToken(expired);
    },
  };
}
