import type { Messages } from '../../messages/index.ts';
import { reaches, type GroupRule } from '../expected.ts';
import type { FleetEvent } from '../fleet.ts';
import type { Moment } from '../moment.ts';
import {
  createAccountAlerts,
  type AccountMemory,
  type AccountNews,
  type AccountStanding,
} from './account-alerts.ts';
import type { AlertPhone, FindPhone } from './alert-phone.ts';
import { deskReason, phoneReason, type Desk } from './gate.ts';
import type { Fate, Reason } from './fate.ts';
import { createKeptBack, type KeptMemory, type Released } from './kept-back.ts';
import type { NoticeDraft } from './notice.ts';
import { createOutbox, type Told } from './outbox.ts';
import type { OwedWhy } from './owed.ts';
import { createPhoneAlerts, type Known } from './phone-alerts.ts';
import { createReminders } from './reminders.ts';
import type { AlertSettings } from './settings.ts';
import type { SnoozeTable } from './snoozes.ts';
import { createTelling, type ToldEvent } from './telling.ts';
import { createThresholds, type GroupNews, type GroupStanding } from './thresholds.ts';

/** What alerts look at. Each is asked for when it is needed, as it may have changed meanwhile. */
export interface AlertsOptions {
  readonly messages: Messages;
  readonly settings: () => AlertSettings;
  readonly groups: () => readonly GroupRule[];
  readonly snoozes: () => SnoozeTable;
  readonly find: FindPhone;
  /** Whether phones show changes that are not confirmed yet: they may belong to what is about to be told. */
  readonly expectsMore: () => boolean;
  readonly groupStanding: (group: string) => GroupStanding;
  /** The phones of a group with problems that are neither snoozed nor acknowledged. */
  readonly groupProblems: (group: string) => readonly AlertPhone[];
}

/** What is kept of alerts between two runs: nothing is told twice, and nothing that was kept back is lost. */
export interface AlertsMemory {
  /** By phone key: whether people were told of its problem. */
  readonly known: Readonly<Record<string, boolean>>;
  readonly kept: KeptMemory;
  readonly accounts: AccountMemory;
  readonly groups: readonly string[];
}

export const noMemory: AlertsMemory = {
  known: {},
  kept: { phones: {}, accounts: {} },
  accounts: { trouble: {}, expiry: {} },
  groups: [],
};

/**
 * Turns what happens into notices: few, each thing once, and with a fate for each thing that is not told. It knows no clock:
 * every time is handed in.
 */
export interface Alerts {
  add(events: readonly FleetEvent[], moment: Moment): void;
  /** Returns whether there is something new to tell. */
  addAccount(account: AccountStanding, moment: Moment): boolean;
  /** When something is to be told of an account that stays as it is, in ms since 1970; null when nothing is. */
  accountDueAt(account: AccountStanding): number | null;
  /** These phones were snoozed or acknowledged, or that was taken back. */
  touch(keys: readonly string[], moment: Moment): void;
  forget(keys: readonly string[]): void;
  forgetAccount(accountId: string): void;
  /** Tells what is due. */
  step(moment: Moment, desk: Desk): Told;
  /** In how many ms `step` has something to do, by itself; null when it has not. */
  dueIn(moment: Moment): number | null;
  memory(): AlertsMemory;
}

/** Whether the desktop may speak again is looked at so often, in ms. */
const LOOK_AGAIN = 30_000;

export function createAlerts(options: AlertsOptions, start: Moment, kept: AlertsMemory = noMemory): Alerts {
  const { find, settings, messages } = options;
  const telling = createTelling(find, messages);
  const known = new Map<string, Known>(
    Object.entries(kept.known).map(([key, told]) => [key, { told, at: start.steady }]),
  );
  const keptBack = createKeptBack(find, (id) => options.snoozes().ofAccount(id) !== null, kept.kept);
  const thresholds = createThresholds(options.groups, options.groupStanding, kept.groups);
  const accounts = createAccountAlerts(
    messages,
    () => 1000 * settings().kinds.account.minimumSeconds,
    kept.accounts,
  );
  const phones = createPhoneAlerts(
    {
      find,
      settings,
      isOwed: keptBack.has,
      expectsMore: options.expectsMore,
      whyNot,
      onFate: settle,
    },
    known,
  );
  const reminders = createReminders(find, known, () => settings().reminderMinutes * 60_000);
  const outbox = createOutbox(find, (kind) => settings().kinds[kind].sound);
  let accountNews: AccountNews[] = [];
  let latest = start;

  function settle(event: FleetEvent, fate: Fate): void {
    outbox.settle(event, fate, latest.now);
  }

  /** Takes in whether people know of these problems. */
  function know(keys: Iterable<string>, told: boolean): void {
    for (const key of keys) known.set(key, { told, at: latest.steady });
  }

  /** Keeps a problem that people know of, or would, to be told again. */
  function keepProblem({ key, problem }: AlertPhone, why: OwedWhy): void {
    if (problem !== null)
      keptBack.keep({ kind: 'began', key, problem, baseline: false, again: true, afterGap: false }, why);
  }

  /** Why a phone's event is not told, whoever would be told; null when it is. */
  function whyNot(event: ToldEvent): Fate | null {
    const phone = find(event.key);
    if (phone === undefined) return { kind: 'suppressed', why: { kind: 'over' } };
    const why = phoneReason(phone);
    // That an acknowledged problem is over is news all the same.
    if (why !== null && (why.kind === 'snoozed' || event.kind === 'began')) {
      if (why.kind === 'snoozed') keptBack.keep(event, 'snooze');
      if (event.kind === 'began') know([event.key], false);
      else known.delete(event.key);
      return { kind: 'suppressed', why };
    }
    return event.kind === 'status' ? null : groupFate(phone, event);
  }

  /** What becomes of a phone's event in a group that is told of as one; null in any other. */
  function groupFate({ key, group }: AlertPhone, event: ToldEvent): Fate | null {
    const threshold = thresholds.ruleOf(group)?.threshold;
    if (!threshold) return null;
    const { problems, total } = options.groupStanding(group);
    const told = event.kind === 'began' && reaches(threshold, problems, total);
    if (event.kind === 'began') know([key], told);
    else known.delete(key);
    return told
      ? { kind: 'summarised', notice: telling.groupNoticeId(group) }
      : { kind: 'suppressed', why: { kind: 'belowThreshold', group } };
  }

  /** Hands a notice to the desktop, unless that shall be quiet. Returns why it was kept, or null. */
  function show(draft: NoticeDraft, desk: Desk): Reason | null {
    const why = deskReason(draft, desk);
    outbox.hand(draft, why, true, latest.now);
    return why;
  }

  function tellStorms(desk: Desk): void {
    for (const { topic, storm } of phones.take(latest)) {
      const { notices, summary } = telling.storm(topic, storm);
      for (const draft of notices) {
        const why = show(draft, desk);
        const about = new Set(draft.phones.map(({ key }) => key));
        for (const event of storm.fresh.values()) {
          if (!about.has(event.key)) continue;
          if (why !== null && why.kind !== 'inView') keptBack.keep(event, 'quiet');
          // What is kept back will be told.
          if (event.kind === 'began') know([event.key], true);
          else if (event.kind === 'recovered') known.delete(event.key);
          const place = { kind: summary ? 'summarised' : 'shown', notice: draft.id } as const;
          settle(event, why === null ? place : { kind: 'suppressed', why });
        }
      }
    }
  }

  function tellReleased({ why, phones: owed, accounts: news }: Released): void {
    const [only] = news;
    const titles = news.map(({ notice }) => notice.title);
    const draft =
      owed.size === 0 && news.length === 1 && only ? only.notice : telling.owed(why, owed, titles);
    // The desktop was quiet, and nobody else.
    outbox.hand(draft, null, why !== 'quiet', latest.now);
    for (const [key, { what }] of owed) if (what === 'over') known.delete(key);
    know(
      [...owed].filter(([, { what }]) => what === 'began').map(([key]) => key),
      true,
    );
  }

  /** Why an account's news are not told, whoever would be told; null when they are. */
  function accountReason(accountId: string): Reason | null {
    if (!settings().kinds.account.notify) return { kind: 'off' };
    const snooze = options.snoozes().ofAccount(accountId);
    return snooze === null ? null : { kind: 'snoozed', scope: snooze.scope, until: snooze.until };
  }

  function tellAccounts(desk: Desk): void {
    const news = accountNews;
    accountNews = [];
    for (const one of news) {
      const why = accountReason(one.accountId);
      if (why !== null) outbox.drop(one.notice, why, latest.now);
      if (why?.kind === 'snoozed') keptBack.keepAccount(one, 'snooze');
      else if (why === null && show(one.notice, desk) !== null) keptBack.keepAccount(one, 'quiet');
    }
  }

  function tellGroup(news: GroupNews, desk: Desk): void {
    if (news.what === 'below' && !settings().kinds.recovered.notify) return;
    const members = options.groupProblems(news.group);
    const why = show(telling.group(news, members), desk);
    if (why !== null && why.kind !== 'inView') for (const phone of members) keepProblem(phone, 'quiet');
    know(
      members.map(({ key }) => key),
      true,
    );
  }

  function remind(desk: Desk): void {
    const lasting = reminders.take(latest.steady);
    if (lasting.length === 0) return;
    show(telling.reminder(lasting), desk);
    know(
      lasting.map(({ key }) => key),
      true,
    );
  }

  function touchGroups(keys: Iterable<string>, { steady }: Moment): void {
    const groups = new Set([...keys].map((key) => find(key)?.group ?? ''));
    for (const group of groups) thresholds.touch(group, steady);
  }

  return {
    add(events, moment) {
      if (events.length === 0) return;
      latest = moment;
      touchGroups(
        events.map(({ key }) => key),
        moment,
      );
      phones.add(events, moment);
    },
    addAccount(account, { now }) {
      const news = accounts.step(account, now);
      accountNews.push(...news);
      return news.length > 0;
    },
    accountDueAt: accounts.dueAt,
    touch(keys, moment) {
      touchGroups(keys, moment);
      for (const key of keys) {
        const phone = find(key);
        // Who snoozes a problem wants to hear of it again when that ends.
        if (phone && phone.snooze !== null && !phone.acknowledged && known.get(key)?.told === true)
          keepProblem(phone, 'snooze');
      }
    },
    forget(keys) {
      for (const key of keys) {
        phones.forget(key);
        keptBack.forget(key);
      }
    },
    forgetAccount: accounts.forget,

    step(moment, desk) {
      latest = moment;
      tellAccounts(desk);
      for (const released of keptBack.release(desk.quietHours || desk.doNotDisturb)) tellReleased(released);
      tellStorms(desk);
      for (const news of thresholds.take(moment.steady)) tellGroup(news, desk);
      remind(desk);
      return outbox.take();
    },

    dueIn({ steady }) {
      const times = [
        phones.dueAt(),
        thresholds.dueAt(),
        reminders.dueAt(),
        keptBack.waitsForDesk() ? steady + LOOK_AGAIN : null,
        // What was decided at once is written down at once.
        accountNews.length > 0 || !outbox.isEmpty() ? steady : null,
      ].filter((at) => at !== null);
      return times.length === 0 ? null : Math.max(0, Math.min(...times) - steady);
    },

    memory: () => ({
      known: Object.fromEntries([...known].map(([key, { told }]) => [key, told])),
      kept: keptBack.memory(),
      accounts: accounts.memory(),
      groups: thresholds.told(),
    }),
  };
}
