import type { SnoozeTable } from '../core/alerts/snoozes.ts';
import { PHONES_IN_MENU, type Sight } from '../core/glance.ts';
import type { Fleet } from '../core/fleet.ts';
import { shownName } from '../core/phone.ts';
import type { Monitor } from './monitor.ts';

/** The newest problems that are neither acknowledged nor snoozed, as many as the menu shows. */
function newestProblems(fleet: Fleet): Sight['problems'] {
  const problems = [...fleet.problemKeys].flatMap((key) => {
    const phone = fleet.phones.get(key);
    if (!phone?.problem || phone.acknowledged || phone.snooze !== null) return [];
    return [{ phone, problem: phone.problem }];
  });
  return problems
    .sort((one, other) => other.problem.since - one.problem.since)
    .slice(0, PHONES_IN_MENU)
    .map(({ phone, problem }) => ({
      key: phone.key,
      name: shownName(phone),
      kind: problem.kind,
    }));
}

/**
 * What the tray is made of.
 * @param quietUntil until when quiet hours last, in ms since 1970; null outside them
 */
export function sightOf(
  monitor: Monitor,
  demo: boolean,
  snoozes: SnoozeTable,
  quietUntil: number | null,
): Sight {
  const accounts = monitor.accounts();
  const answers = accounts.map(({ standing }) => standing.lastAnswerAt).filter((at) => at !== null);
  return {
    counts: monitor.fleet.counts,
    accounts: accounts.map(({ account, standing }) => ({
      id: account.id,
      name: account.name,
      trouble: standing.trouble,
      snoozed: snoozes.ofAccount(account.id)?.scope.kind === 'account',
    })),
    // Sorted when the menu is made; the icon and the tooltip, which are made far more often, need only the sums.
    get problems() {
      return newestProblems(monitor.fleet);
    },
    paused: monitor.paused(),
    demo,
    snoozedAll: snoozes.all,
    quietUntil,
    checkedAt: answers.length === 0 ? null : Math.max(...answers),
  };
}
