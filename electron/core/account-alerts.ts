import type { Messages } from '../messages/index.ts';
import type { Failure } from './failure.ts';
import type { Notice } from './notice.ts';

/** How an account stands; `since` in ms since 1970. */
export interface AccountStanding {
  readonly id: string;
  readonly name: string;
  readonly trouble: { readonly failure: Failure; readonly since: number } | null;
}

/** One notice when an account stops answering, and one when it answers again. */
export interface AccountAlerts {
  step(account: AccountStanding, now: number): readonly Notice[];
}

/** A network that is gone for a moment is not worth a notice; in ms. A refused sign-in is told at once. */
const WORTH_A_NOTICE = 60_000;

export function createAccountAlerts({ notices, failures, time }: Messages): AccountAlerts {
  const toldSince = new Map<string, { readonly kind: Failure['kind']; readonly since: number }>();

  function notice(account: AccountStanding, title: string, body: string): Notice {
    return {
      id: `account:${account.id}`,
      replaces: [],
      title,
      body,
      destination: { view: 'settings', accountId: account.id },
    };
  }

  return {
    step(account, now) {
      const told = toldSince.get(account.id);
      const { trouble } = account;
      if (trouble === null) {
        if (!told) return [];
        toldSince.delete(account.id);
        const body = notices.troubleOverDetail(time.duration(now - told.since));
        return [
          {
            ...notice(account, notices.troubleOver(account.name), body),
            destination: { view: 'fleet', search: '' },
          },
        ];
      }
      const { failure, since } = trouble;
      const signIn = failure.kind === 'signIn';
      if (!signIn && now - since < WORTH_A_NOTICE) return [];
      // Told already, unless an outage has turned into something that only the user can mend.
      if (told && (told.kind === 'signIn' || !signIn)) return [];
      toldSince.set(account.id, { kind: failure.kind, since: told?.since ?? since });
      const body = `${failures.what(failure)} ${failures.remedy(failure)}`.trim();
      return [notice(account, signIn ? notices.signIn(account.name) : notices.trouble(account.name), body)];
    },
  };
}
