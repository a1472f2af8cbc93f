import type { Messages } from '../../messages/index.ts';
import type { Destination } from '../destination.ts';
import type { FleetEvent } from '../fleet.ts';
import { problemKinds, type Problem } from '../problem.ts';
import { statusWord } from '../words.ts';
import { noticePhone, type AlertPhone, type FindPhone } from './alert-phone.ts';
import type { Storm } from './collector.ts';
import type { AlertKind } from './kinds.ts';
import type { NoticeDraft } from './notice.ts';
import type { Owed, OwedWhy } from './owed.ts';
import type { GroupNews } from './thresholds.ts';
import { patience, topics, type Topic } from './topics.ts';

/** An event that people are told of. */
export type ToldEvent = Exclude<FleetEvent, { readonly kind: 'doubted' }>;

/** How many names a summary gives before it says how many more there are. */
const NAMES_IN_SUMMARY = 3;

interface Words {
  readonly title: string;
  readonly body: string;
}

function noticeId(topic: Topic, key: string): string {
  return `${topic}:${key}`;
}

function kindOf(event: ToldEvent): AlertKind {
  if (event.kind === 'began') return event.problem.kind;
  return event.kind === 'recovered' ? 'recovered' : 'otherChanges';
}

function sinceOf(event: ToldEvent): number | null {
  if (event.kind === 'began') return event.problem.since;
  return event.kind === 'recovered' ? event.incident.since : null;
}

/** The list behind a summary: of one group, where that is known and a search can name it. */
function listOfGroup(group: string | null, search: string): Destination {
  const terms = group === null || group.includes('"') ? [search] : [`group:"${group}"`, search];
  return { view: 'fleet', search: terms.filter((term) => term !== '').join(' ') };
}

function commonGroup(phones: readonly AlertPhone[]): string | null {
  const group = phones[0]?.group ?? '';
  return group !== '' && phones.every((phone) => phone.group === group) ? group : null;
}

const listOf = (phones: readonly AlertPhone[], search: string) => listOfGroup(commonGroup(phones), search);

/** Puts what happened into notices. */
export function createTelling(find: FindPhone, messages: Messages) {
  const { notices, glance, time } = messages;

  const present = (keys: Iterable<string>) => [...keys].map(find).filter((phone) => phone !== undefined);

  function beganWords({ name, account }: AlertPhone, problem: Problem): Words {
    return {
      title: notices.began(name, problem.kind),
      body: notices.beganDetail(problem.kind, glance.clock(problem.since), account),
    };
  }

  /** The words of a notice about one phone. */
  function phoneWords(event: ToldEvent, phone: AlertPhone): Words {
    const { name, account } = phone;
    switch (event.kind) {
      case 'began':
        return beganWords(phone, event.problem);
      case 'recovered':
        return {
          title: notices.recovered(name, statusWord(messages, event.status)),
          body: notices.recoveredDetail(
            event.incident.kind,
            time.duration(event.at - event.incident.since),
            account,
          ),
        };
      case 'status':
        return {
          title: notices.changed(name, statusWord(messages, event.to)),
          body: notices.changedDetail(event.from === null ? '' : statusWord(messages, event.from), account),
        };
    }
  }

  function firstNames(phones: readonly AlertPhone[]): string {
    const more = phones.length - NAMES_IN_SUMMARY;
    const first = phones.slice(0, NAMES_IN_SUMMARY).map(({ name }) => name);
    return notices.names(first, more > 0 ? glance.number(more) : null);
  }

  function counted(kinds: readonly string[]): string {
    return notices.kinds(
      problemKinds
        .map((kind) => ({ kind, many: kinds.filter((one) => one === kind).length }))
        .filter(({ many }) => many > 0)
        .map(({ kind, many }) => ({ kind, count: glance.number(many) })),
    );
  }

  /** One line for each kind of what happened, with how many and their first names. */
  function lines(
    parts: readonly { readonly words: (count: string) => string; readonly keys: readonly string[] }[],
  ) {
    return parts
      .filter(({ keys }) => keys.length > 0)
      .map(({ words, keys }) => notices.summary(words(glance.number(keys.length)), firstNames(present(keys))))
      .join('\n');
  }

  function summaryWords(topic: Topic, events: readonly ToldEvent[], phones: readonly AlertPhone[]): Words {
    const many = glance.number(events.length);
    const group = commonGroup(phones);
    const keysOf = (kind: ToldEvent['kind']) =>
      events.filter((one) => one.kind === kind).map(({ key }) => key);
    switch (topic) {
      case 'began':
        return {
          title: notices.manyBegan(many, group),
          body: notices.summary(counted(events.map(kindOf)), firstNames(phones)),
        };
      case 'recovered':
        return { title: notices.manyRecovered(many, group), body: firstNames(phones) };
      case 'changed':
        return { title: notices.manyChanged(many, group), body: firstNames(phones) };
      case 'unobserved':
      case 'away':
        return {
          title: topic === 'away' ? notices.away : notices.unobserved,
          body: lines([
            { words: notices.someBegan, keys: keysOf('began') },
            { words: notices.someRecovered, keys: keysOf('recovered') },
            { words: notices.someChanged, keys: keysOf('status') },
          ]),
        };
    }
  }

  const groupNoticeId = (group: string) => `group:${group}`;

  return {
    groupNoticeId,

    /**
     * Puts a storm into notices: one for each phone while they are few, else one summary that takes the place of all
     * that was shown of the storm before. Returns which notice each fresh event is in, by phone.
     */
    storm(
      topic: Topic,
      storm: Storm<ToldEvent>,
    ): { readonly notices: readonly NoticeDraft[]; readonly summary: boolean } {
      if (storm.all.size < patience[topic].summaryFrom) {
        const drafts = [...storm.fresh.values()].flatMap((event): NoticeDraft[] => {
          const phone = find(event.key);
          if (phone === undefined) return [];
          return [
            {
              id: noticeId(topic, event.key),
              kinds: [kindOf(event)],
              // What was said of the phone before is out of date.
              replaces: topics.filter((other) => other !== topic).map((other) => noticeId(other, event.key)),
              ...phoneWords(event, phone),
              destination: { view: 'phone', key: event.key },
              phones: [noticePhone(phone, sinceOf(event))],
            },
          ];
        });
        return { notices: drafts, summary: false };
      }
      const events = [...storm.all.values()];
      const phones = present(storm.all.keys());
      const draft: NoticeDraft = {
        id: `${topic}:${storm.startedAt}`,
        kinds: [...new Set(events.map(kindOf))],
        // A storm of recoveries takes the place of what was said of the same phones when they failed.
        replaces: events.flatMap(({ key }) => topics.map((other) => noticeId(other, key))),
        ...summaryWords(topic, events, phones),
        destination: listOf(phones, topic === 'recovered' || topic === 'changed' ? '' : 'status:problem'),
        phones: events.flatMap((event) => {
          const phone = find(event.key);
          return phone === undefined ? [] : [noticePhone(phone, sinceOf(event))];
        }),
      };
      return { notices: [draft], summary: true };
    },

    /** Tells what was kept back, in one notice: by name where it is one phone whose problem lasts. */
    owed(why: OwedWhy, owed: ReadonlyMap<string, Owed>, accountTitles: readonly string[]): NoticeDraft {
      const keysOf = (what: Owed['what']) =>
        [...owed].filter(([, one]) => one.what === what).map(([key]) => key);
      const phones = present(owed.keys());
      const kinds: AlertKind[] = [...owed.values()].map(({ what, problem }) =>
        what === 'began' ? problem.kind : 'recovered',
      );
      if (accountTitles.length > 0) kinds.push('account');
      const base = {
        id: `owed:${why}`,
        kinds: [...new Set(kinds)],
        phones: phones.map((phone) => noticePhone(phone, owed.get(phone.key)?.problem.since ?? null)),
      };
      const [only] = phones;
      const problem = only === undefined ? null : (owed.get(only.key)?.problem ?? null);
      if (why === 'snooze' && phones.length === 1 && accountTitles.length === 0 && only && problem)
        return {
          ...base,
          id: noticeId('began', only.key),
          replaces: topics.map((topic) => noticeId(topic, only.key)),
          ...beganWords(only, problem),
          destination: { view: 'phone', key: only.key },
        };
      const body = lines([
        { words: notices.someBegan, keys: keysOf('began') },
        { words: notices.someRecovered, keys: keysOf('recovered') },
        { words: notices.someOver, keys: keysOf('over') },
      ]);
      return {
        ...base,
        replaces: phones.flatMap(({ key }) => topics.map((topic) => noticeId(topic, key))),
        title: why === 'snooze' ? notices.afterSnooze : notices.afterQuiet,
        body: [...accountTitles, ...(body === '' ? [] : [body])].join('\n'),
        destination: listOf(phones, 'status:problem'),
      };
    },

    /** Reminds of the problems that last. */
    reminder(phones: readonly AlertPhone[]): NoticeDraft {
      const kinds = phones.flatMap(({ problem }) => (problem === null ? [] : [problem.kind]));
      const [only] = phones;
      const one = phones.length === 1 && only?.problem ? { phone: only, problem: only.problem } : null;
      return {
        id: 'reminder',
        kinds: [...new Set(kinds)],
        replaces: phones.map(({ key }) => noticeId('began', key)),
        title: one
          ? notices.still(one.phone.name, one.problem.kind)
          : notices.manyStill(glance.number(phones.length)),
        body: one
          ? beganWords(one.phone, one.problem).body
          : notices.summary(counted(kinds), firstNames(phones)),
        destination: one ? { view: 'phone', key: one.phone.key } : listOf(phones, 'status:problem'),
        phones: phones.map((phone) => noticePhone(phone, phone.problem?.since ?? null)),
      };
    },

    /** Tells of a group as one. */
    group({ what, group, problems, total }: GroupNews, members: readonly AlertPhone[]): NoticeDraft {
      const [some, all] = [glance.number(problems), glance.number(total)];
      const kinds = members.flatMap(({ problem }) => (problem === null ? [] : [problem.kind]));
      return {
        id: groupNoticeId(group),
        kinds: what === 'below' ? ['recovered'] : [...new Set(kinds)],
        replaces: [],
        title: what === 'below' ? notices.groupBelow(group) : notices.groupReached(group, some, all),
        body:
          what === 'below'
            ? notices.groupBelowDetail(some, all)
            : notices.summary(counted(kinds), firstNames(members)),
        destination: listOfGroup(group, what === 'below' ? '' : 'status:problem'),
        phones: members.map((phone) => noticePhone(phone, phone.problem?.since ?? null)),
      };
    },
  };
}
