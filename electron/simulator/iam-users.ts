const ATTEMPTS = 5;
const WITHIN_MS = 15 * 60_000;
const LOCK_MS = 15 * 60_000;

export interface IamUser {
  /** The name of the account that the user belongs to. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Whether the user has virtual MFA, and a password alone is not enough. Default false. */
  readonly mfa?: boolean;
}

export type Attempt = 'right' | 'wrong' | 'locked' | 'secondFactor';

/** Who may have a token, and who has tried too often. */
export interface IamUsers {
  readonly current: readonly IamUser[];
  /** Takes the place of those before; none of them is locked. */
  set(users: readonly IamUser[]): void;
  attempt(domain: string, user: string, password: string): Attempt;
}

interface UserState {
  readonly user: IamUser;
  /** When the wrong passwords came, newest last. */
  wrongAt: readonly number[];
  lockedUntil: number;
}

const keyOf = (domain: string, user: string) => JSON.stringify([domain, user]);

/** @param now the time of the service, in ms since 1970 */
export function createIamUsers(first: readonly IamUser[], now: () => number): IamUsers {
  let current = first;
  let states = new Map<string, UserState>();

  function set(users: readonly IamUser[]): void {
    current = users;
    states = new Map(
      users.map((user) => [
        keyOf(user.domain, user.user),
        { user, wrongAt: [], lockedUntil: Number.NEGATIVE_INFINITY },
      ]),
    );
  }
  set(first);

  return {
    get current() {
      return current;
    },
    set,
    attempt(domain, name, password) {
      const state = states.get(keyOf(domain, name));
      if (!state) return 'wrong';
      const time = now();
      if (time < state.lockedUntil) return 'locked';
      if (password === state.user.password) {
        state.wrongAt = [];
        return state.user.mfa === true ? 'secondFactor' : 'right';
      }
      state.wrongAt = [...state.wrongAt.filter((at) => time - at < WITHIN_MS), time];
      if (state.wrongAt.length >= ATTEMPTS) {
        state.lockedUntil = time + LOCK_MS;
        state.wrongAt = [];
      }
      return 'wrong';
    },
  };
}
