import { refusals, type Refusal } from './refusals.ts';

/** The tenant's token, and those that were valid once: the gateway tells them from tokens that it never gave out. */
export interface Tokens {
  readonly current: string;
  /** Gives out another token; the one before is expired from now on. */
  renew(token: string): void;
  /** Why the gateway refuses this token, or null when it is the right one. */
  refusal(token: string | undefined): Refusal | null;
}

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
    },
    refusal(token) {
      if (!token) return refusals.noToken();
      if (token === current) return null;
      const expired = expiredAt.get(token);
      return expired === undefined ? refusals.wrongToken() : refusals.expiredToken(expired);
    },
  };
}
