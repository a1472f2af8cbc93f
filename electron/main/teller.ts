import type { AccountStanding } from '../core/alerts/account-alerts.ts';
import { createAlerts, type AlertsMemory, type AlertsOptions } from '../core/alerts/alerts.ts';
import type { Told } from '../core/alerts/outbox.ts';
import type { Desk } from '../core/alerts/gate.ts';
import { nextQuietChange, quietUntil } from '../core/alerts/quiet-hours.ts';
import type { FleetEvent } from '../core/fleet.ts';
import type { Moment } from '../core/moment.ts';
import type { Clock } from './clock.ts';

/** How the desktop stands, besides the time of day. */
export type DeskNow = Omit<Desk, 'quietHours'>;

export interface TellerOptions extends AlertsOptions {
  readonly clock: Clock;
  /** Asks the desktop; never rejects. */
  readonly desk: () => Promise<DeskNow>;
  /** How each account stands now; none while checking is paused. */
  readonly standings: () => readonly AccountStanding[];
  readonly onTold: (told: Told) => void;
}

/** Gives the alerts their time: takes in what happened, and tells what is due when it is due. */
export interface Teller {
  add(events: readonly FleetEvent[]): void;
  addAccount(account: AccountStanding): void;
  /** These phones were snoozed or acknowledged, or that was taken back. */
  touch(keys: readonly string[]): void;
  forget(keys: readonly string[]): void;
  forgetAccount(accountId: string): void;
  /** Settings, accounts or the desktop have changed: tells what is due by that. */
  look(): void;
  memory(): AlertsMemory;
  /** Goes back to what was known then: what happened since is none of its phones' and accounts'. */
  restore(memory: AlertsMemory): void;
}

/**
 * How often it is looked whether something is to be told, at least and at most, in ms: the clock may be set meanwhile, and a
 * timer takes no more than 24 days.
 */
const LOOK_AGAIN = 60 * 60_000;
const SHORTEST = 1_000;

export function createTeller(
  options: TellerOptions,
  kept: AlertsMemory | undefined,
  signal: AbortSignal,
): Teller {
  const { clock } = options;
  let alerts = createAlerts(options, moment(), kept);
  let cancel = () => {};
  let asking = false;

  function moment(): Moment {
    return { now: clock.now(), steady: clock.monotonic() };
  }

  /** In how many ms the time of day, or that of an account, has something to tell; infinite when neither has. */
  function dueByClock(): number {
    const now = clock.now();
    const quietChange = nextQuietChange(options.settings().quietHours, new Date(now));
    const accounts = options.standings().map((standing) => alerts.accountDueAt(standing) ?? Infinity);
    return Math.max(SHORTEST, Math.min(quietChange ?? Infinity, ...accounts) - now);
  }

  function plan(): void {
    cancel();
    if (signal.aborted) return;
    const ms = Math.min(alerts.dueIn(moment()) ?? Infinity, dueByClock());
    if (ms !== Infinity) cancel = clock.after(Math.min(ms, LOOK_AGAIN), look);
  }

  /** Tells what is due as soon as the desktop has said how it stands. What comes meanwhile is told with it. */
  async function tell(): Promise<void> {
    if (asking) return;
    asking = true;
    const desk = await options.desk();
    asking = false;
    if (signal.aborted) return;
    const at = moment();
    const quietHours = quietUntil(options.settings().quietHours, new Date(at.now)) !== null;
    const told = alerts.step(at, { ...desk, quietHours });
    if (told.notices.length + told.activities.length > 0) options.onTold(told);
    plan();
  }

  function look(): void {
    for (const standing of options.standings())
      if (alerts.accountDueAt(standing) !== null) alerts.addAccount(standing, moment());
    void tell();
  }

  signal.addEventListener('abort', () => {
    cancel();
  });

  return {
    add(events) {
      if (events.length === 0) return;
      alerts.add(events, moment());
      void tell();
    },
    addAccount(standing) {
      if (alerts.addAccount(standing, moment())) void tell();
      else if (standing.trouble !== null) plan();
    },
    touch(keys) {
      alerts.touch(keys, moment());
      void tell();
    },
    forget(keys) {
      alerts.forget(keys);
      void tell();
    },
    forgetAccount(accountId) {
      alerts.forgetAccount(accountId);
    },
    look,
    memory: () => alerts.memory(),
    restore(memory) {
      alerts = createAlerts(options, moment(), memory);
    },
  };
}
