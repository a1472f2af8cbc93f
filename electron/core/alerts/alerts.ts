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
import type { Activity } from './activity.ts';
import type { AlertPhone, FindPhone } from './alert-phone.ts';
import { deskReason, phoneReason, type Desk } from './gate.ts';
import type { Fate, NoticeFate, Reason } from './fate.ts';
import { createKeptBack, type KeptMemory, type Released } from './kept-back.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import { createPhoneAlerts, type Known } from './phone-alerts.ts';
import { changeOf } from './record.ts';
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

/** What is to be shown, passed on and written down. */
export interface Told {
  readonly notices: readonly Notice[];
  readonly activities: readonly Activity[];
}

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
      whyNot,
      onFate: (event, fate) => {
        write(event, fate);
      },
    },
    known,
  );
  let activities: Activity[] = [];
  let accountNews: AccountNews[] = [];
  let notices: Notice[] = [];
  let latest = start;

  function write(event: FleetEvent, fate: Fate): void {
    activities.push(changeOf(event, latest.now, find, fate));
  }

  function writeNotice(
    { id, title, body, destination }: NoticeDraft,
    { now }: Moment,
    fate: NoticeFate,
  ): void {
    activities.push({ what: 'notice', at: now, notice: id, title, body, destination, fate });
  }

  /** Why a phone's event is not told, whoever would be told; null when it is. */
  function whyNot(event: ToldEvent): Fate | null {
    const phone = find(event.key);
    if (phone === undefined) return { kind: 'suppressed', why: { kind: 'over' } };
    const why = phoneReason(phone);
    // That an acknowledged problem is over is news all the same.
    if (why !== null && (why.kind === 'snoozed' || event.kind === 'began')) {
      if (why.kind === 'snoozed') keptBack.keep(event, 'snooze');
      if (event.kind === 'began') known.set(event.key, { told: false, at: latest.steady });
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
    if (event.kind === 'began') known.set(key, { told, at: latest.steady });
    else known.delete(key);
    return told
      ? { kind: 'summarised', notice: telling.groupNoticeId(group) }
      : { kind: 'suppressed', why: { kind: 'belowThreshold', group } };
  }

  /** Hands a notice to the desktop, unless that shall be quiet. Returns why it was kept, or null. */
  function show(draft: NoticeDraft, moment: Moment, desk: Desk | null): Reason | null {
    const why = desk === null ? null : deskReason(draft, desk);
    const sound = draft.kinds.some((kind) => settings().kinds[kind].sound);
    notices.push({ ...draft, sound, kept: why });
    writeNotice(draft, moment, why === null ? { kind: 'shown' } : { kind: 'suppressed', why });
    return why;
  }

  function tellStorms(moment: Moment, desk: Desk): void {
    for (const { topic, storm } of phones.take(moment)) {
      const { notices: drafts, summary } = telling.storm(topic, storm);
      for (const draft of drafts) {
        const why = show(draft, moment, desk);
        const about = new Set(draft.phones.map(({ key }) => key));
        for (const event of storm.fresh.values()) {
          if (!about.has(event.key)) continue;
          if (why !== null && why.kind !== 'inView') keptBack.keep(event, 'quiet');
          if (event.kind === 'began')
            known.set(event.key, { told: why === null || why.kind === 'inView', at: moment.steady });
          else if (event.kind === 'recovered') known.delete(event.key);
          const place = { kind: summary ? 'summarised' : 'shown', notice: draft.id } as const;
          write(event, why === null ? place : { kind: 'suppressed', why });
        }
      }
    }
  }

  function tellReleased({ why, phones: owed, accounts: news }: Released, moment: Moment): void {
    const [only] = news;
    if (owed.size === 0 && news.length === 1 && only) show(only.notice, moment, null);
    else
      show(
        telling.owed(
          why,
          owed,
          news.map(({ notice }) => notice.title),
        ),
        moment,
        null,
      );
    for (const [key, { what }] of owed)
      if (what === 'began') known.set(key, { told: true, at: moment.steady });
  }

  /** Why an account's news are not told, whoever would be told; null when they are. */
  function accountReason(accountId: string): Reason | null {
    if (!settings().kinds.account.notify) return { kind: 'off' };
    const snooze = options.snoozes().ofAccount(accountId);
    return snooze === null ? null : { kind: 'snoozed', scope: snooze.scope, until: snooze.until };
  }

  function tellAccounts(moment: Moment, desk: Desk): void {
    const news = accountNews;
    accountNews = [];
    for (const one of news) {
      const why = accountReason(one.accountId);
      if (why !== null) writeNotice(one.notice, moment, { kind: 'suppressed', why });
      if (why?.kind === 'snoozed') keptBack.keepAccount(one, 'snooze');
      else if (why === null && show(one.notice, moment, desk) !== null) keptBack.keepAccount(one, 'quiet');
    }
  }

  function tellGroup(news: GroupNews, moment: Moment, desk: Desk): void {
    const { kinds } = settings();
    if (news.what === 'below' && !kinds.recovered.notify) return;
    const members = options.groupProblems(news.group);
    show(telling.group(news, members), moment, desk);
    for (const { key } of members) known.set(key, { told: true, at: moment.steady });
  }

  /** Phones whose problem people know of and that could be reminded of. */
  function remindable(): readonly { readonly phone: AlertPhone; readonly at: number }[] {
    return [...known].flatMap(([key, { told, at }]) => {
      const phone = told ? find(key) : undefined;
      return phone?.problem && phoneReason(phone) === null ? [{ phone, at }] : [];
    });
  }

  function reminderDueAt(): number | null {
    const everyMs = settings().reminderMinutes * 60_000;
    if (everyMs === 0) return null;
    const first = remindable().reduce((least, { at }) => Math.min(least, at), Infinity);
    return first === Infinity ? null : first + everyMs;
  }

  function remind(moment: Moment, desk: Desk): void {
    const dueAt = reminderDueAt();
    if (dueAt === null || dueAt > moment.steady) return;
    const lasting = remindable().map(({ phone }) => phone);
    show(telling.reminder(lasting), moment, desk);
    // All at once from now on: a reminder for each phone would be as many as the problems.
    for (const { key } of lasting) known.set(key, { told: true, at: moment.steady });
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
        if (phone?.problem && phone.snooze !== null && !phone.acknowledged && known.get(key)?.told === true)
          keptBack.keep(
            { kind: 'began', key, problem: phone.problem, baseline: false, again: true, afterGap: false },
            'snooze',
          );
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
      tellAccounts(moment, desk);
      for (const released of keptBack.release(desk.quietHours || desk.doNotDisturb))
        tellReleased(released, moment);
      tellStorms(moment, desk);
      for (const news of thresholds.take(moment.steady)) tellGroup(news, moment, desk);
      remind(moment, desk);
      const told = { notices, activities };
      notices = [];
      activities = [];
      return told;
    },

    dueIn({ steady }) {
      const times = [
        phones.dueAt(),
        thresholds.dueAt(),
        reminderDueAt(),
        keptBack.waitsForDesk() ? steady + LOOK_AGAIN : null,
        // What was decided at once is written down at once.
        accountNews.length + activities.length > 0 ? steady : null,
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
