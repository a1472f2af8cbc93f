import type { Messages } from '../messages/index.ts';
import type { Storm } from './collector.ts';
import type { Destination } from './destination.ts';
import type { FleetEvent } from './fleet.ts';
import type { Notice } from './notice.ts';
import { problemKinds } from './problem.ts';
import { statusWord } from './words.ts';

/** The names by which the user knows a phone and its account. */
export type Describe = (key: string) => { readonly name: string; readonly account: string };

export type Topic = 'began' | 'recovered' | 'changed' | 'unobserved';

/** Up to so many phones are told by name, each in a notice of its own; more make one summary. */
const BY_NAME = 3;
/** How many names a summary gives before it says how many more there are. */
const NAMES_IN_SUMMARY = 3;

function phoneNoticeId(topic: Topic, key: string): string {
  return `${topic}:${key}`;
}

/** The words of a notice about one phone. */
function phoneWords(
  event: FleetEvent,
  describe: Describe,
  messages: Messages,
): { title: string; body: string } {
  const { notices, glance, time } = messages;
  const { name, account } = describe(event.key);
  switch (event.kind) {
    case 'began':
      return {
        title: notices.began(name, event.problem.kind),
        body: notices.beganDetail(event.problem.kind, glance.clock(event.problem.since), account),
      };
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

/** The words of a notice about many phones. */
function summaryWords(
  topic: Topic,
  events: readonly FleetEvent[],
  describe: Describe,
  { notices, glance }: Messages,
): { title: string; body: string } {
  const firstNames = (some: readonly FleetEvent[]) => {
    const more = some.length - NAMES_IN_SUMMARY;
    const first = some.slice(0, NAMES_IN_SUMMARY).map(({ key }) => describe(key).name);
    return notices.names(first, more > 0 ? glance.number(more) : null);
  };
  const began = events.filter((event) => event.kind === 'began');
  switch (topic) {
    case 'began': {
      const parts = problemKinds
        .map((kind) => ({ kind, many: began.filter((event) => event.problem.kind === kind).length }))
        .filter(({ many }) => many > 0)
        .map(({ kind, many }) => ({ kind, count: glance.number(many) }));
      return {
        title: notices.manyBegan(glance.number(events.length)),
        body: notices.summary(notices.kinds(parts), firstNames(events)),
      };
    }
    case 'recovered':
      return { title: notices.manyRecovered(glance.number(events.length)), body: firstNames(events) };
    case 'changed':
      return { title: notices.manyChanged(glance.number(events.length)), body: firstNames(events) };
    case 'unobserved': {
      const lines = [
        { words: notices.awayBegan, some: began },
        { words: notices.awayRecovered, some: events.filter((event) => event.kind === 'recovered') },
        { words: notices.awayChanged, some: events.filter((event) => event.kind === 'status') },
      ].filter(({ some }) => some.length > 0);
      return {
        title: notices.away,
        body: lines
          .map(({ words, some }) => notices.summary(words(glance.number(some.length)), firstNames(some)))
          .join('\n'),
      };
    }
  }
}

/**
 * Puts a storm into notices: one for each phone while they are few, else one summary that takes the place of all that
 * was shown of the storm before.
 */
export function tell(
  topic: Topic,
  storm: Storm<FleetEvent>,
  describe: Describe,
  messages: Messages,
): readonly Notice[] {
  if (topic !== 'unobserved' && storm.all.size <= BY_NAME) {
    return [...storm.fresh.values()].map((event) => ({
      id: phoneNoticeId(topic, event.key),
      // What was said of the phone before is out of date.
      replaces: (['began', 'recovered', 'changed'] as const)
        .filter((other) => other !== topic)
        .map((other) => phoneNoticeId(other, event.key)),
      ...phoneWords(event, describe, messages),
      destination: { view: 'phone', key: event.key },
    }));
  }
  const events = [...storm.all.values()];
  const destination: Destination = { view: 'fleet', search: topic === 'began' ? 'status:problem' : '' };
  return [
    {
      id: `${topic}:${storm.startedAt}`,
      replaces: events.map(({ key }) => phoneNoticeId(topic, key)),
      ...summaryWords(topic, events, describe, messages),
      destination: topic === 'unobserved' ? { view: 'fleet', search: 'status:problem' } : destination,
    },
  ];
}
