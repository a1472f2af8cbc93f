import type { FleetEvent } from '../fleet.ts';
import type { Moment } from '../moment.ts';
import type { FindPhone } from './alert-phone.ts';
import { createCollector, type Storm } from './collector.ts';
import type { Fate, Reason } from './fate.ts';
import { createHolds, type Began } from './holds.ts';
import type { AlertSettings } from './settings.ts';
import type { ToldEvent } from './telling.ts';
import { patience, topics, type Topic } from './topics.ts';

/** What people know of a problem: whether they were told, and when, in ms of the clock that never jumps. */
export interface Known {
  readonly told: boolean;
  readonly at: number;
}

export interface PhoneAlertsOptions {
  readonly find: FindPhone;
  readonly settings: () => AlertSettings;
  /** Whether a problem that is kept back will be told later. */
  readonly isOwed: (key: string) => boolean;
  /** Whether changes are about to be confirmed. */
  readonly expectsMore: () => boolean;
  /** Why an event is not to be told when its time has come; null when it is. */
  readonly whyNot: (event: ToldEvent) => Fate | null;
  /** What became of an event that is not told. Every event gets one fate, here or with a notice. */
  readonly onFate: (event: FleetEvent, fate: Fate) => void;
}

/** Decides which events of phones are told, and gathers those of one cause. */
export interface PhoneAlerts {
  add(events: readonly FleetEvent[], moment: Moment): void;
  /** The storms that are ready to be told. */
  take(moment: Moment): readonly { readonly topic: Topic; readonly storm: Storm<ToldEvent> }[];
  /** In ms of the clock that never jumps; null when nothing is held back. */
  dueAt(): number | null;
  forget(key: string): void;
}

function suppressed(kind: Exclude<Reason['kind'], 'snoozed' | 'belowThreshold'>): Fate {
  return { kind: 'suppressed', why: { kind } };
}

function topicOf(event: ToldEvent): Topic {
  if (event.afterGap) return event.afterGap;
  return event.kind === 'status' ? 'changed' : event.kind;
}

export function createPhoneAlerts(options: PhoneAlertsOptions, known: Map<string, Known>): PhoneAlerts {
  const { find, settings, onFate } = options;
  const holds = createHolds(find, settings);
  const collectors = new Map(
    topics.map((topic) => [topic, createCollector<ToldEvent>(patience[topic], options.expectsMore)]),
  );

  function collect(event: ToldEvent, { now, steady }: Moment): void {
    // What was seen while the clock was set otherwise was seen now.
    const age = event.kind === 'began' ? Math.max(0, now - event.problem.since) : 0;
    collectors.get(topicOf(event))?.add(event.key, event, steady, steady - age);
  }

  /** Takes back all that is held of the phone; what is held of a problem is returned, the rest is over. */
  function takeBack(key: string): { readonly began: Began | null; readonly recovered: boolean } {
    let began = holds.takeBack(key) ?? null;
    let recovered = false;
    for (const collector of collectors.values()) {
      const held = collector.takeBack(key);
      if (held?.kind === 'began') began = held;
      else if (held !== undefined) {
        recovered ||= held.kind === 'recovered';
        onFate(held, suppressed('over'));
      }
    }
    return { began, recovered };
  }

  function changed(event: Extract<FleetEvent, { kind: 'status' }>, moment: Moment): void {
    const phone = find(event.key);
    // The first look is a baseline, and no change.
    if (event.from === null) return;
    if (phone?.problem?.kind === 'flapping') return onFate(event, suppressed('flapping'));
    if (phone?.inIncident === true) return onFate(event, suppressed('known'));
    if (!settings().kinds.otherChanges.notify) return onFate(event, suppressed('off'));
    takeBack(event.key);
    collect(event, moment);
  }

  function began(event: Began, moment: Moment): void {
    const { key, problem, baseline } = event;
    const held = takeBack(key);
    if (held.began !== null) onFate(held.began, suppressed('over'));
    const before = known.get(key);
    if (baseline) {
      known.set(key, { told: true, at: moment.steady });
      return onFate(event, suppressed('baseline'));
    }
    // Nobody was told yet that it was over, so nothing is new.
    if (held.recovered && before?.told === true) return onFate(event, suppressed('known'));
    if (!settings().kinds[problem.kind].notify) {
      known.set(key, { told: before?.told ?? false, at: moment.steady });
      return onFate(event, suppressed('off'));
    }
    holds.put(event, moment);
  }

  /** Whether people know of the phone's problem, or will. */
  function isTold(key: string): boolean {
    return known.get(key)?.told === true || options.isOwed(key);
  }

  function whyNotRecovered(told: boolean, lastedMs: number): 'untold' | 'off' | 'tooShort' | null {
    const { notify, minimumSeconds } = settings().kinds.recovered;
    if (!told) return 'untold';
    if (!notify) return 'off';
    return lastedMs < 1000 * minimumSeconds ? 'tooShort' : null;
  }

  function recovered(event: Extract<FleetEvent, { kind: 'recovered' }>, moment: Moment): void {
    const { key, at, incident } = event;
    const { kinds } = settings();
    const held = takeBack(key).began;
    if (held !== null)
      onFate(held, suppressed(kinds[held.problem.kind].minimumSeconds > 0 ? 'tooShort' : 'over'));
    const why = whyNotRecovered(isTold(key), at - incident.since);
    if (why !== null) {
      known.delete(key);
      return onFate(event, suppressed(why));
    }
    collect(event, moment);
  }

  return {
    add(events, moment) {
      const withProblem = new Set(
        events.filter(({ kind }) => kind === 'began' || kind === 'recovered').map(({ key }) => key),
      );
      for (const event of events) {
        holds.look(event.key, moment);
        if (event.kind === 'doubted') onFate(event, suppressed('unconfirmed'));
        else if (event.kind === 'began') began(event, moment);
        else if (event.kind === 'recovered') recovered(event, moment);
        // The problem that it makes, or ends, stands for it.
        else if (!withProblem.has(event.key)) changed(event, moment);
      }
      for (const event of holds.take(moment)) collect(event, moment);
    },

    take(moment) {
      for (const event of holds.take(moment)) collect(event, moment);
      return topics.flatMap((topic) => {
        const storm = collectors.get(topic)?.take(moment.steady, (key, event) => {
          // It is well for the moment, but has not recovered: it is told when it fails again.
          if (event.kind === 'began' && find(key)?.problem === null) {
            holds.put(event, moment);
            return false;
          }
          // Where something kept both back, that it is over was told with the problem.
          const isNoNews = event.kind === 'recovered' && !isTold(key);
          const fate = options.whyNot(event) ?? (isNoNews ? suppressed('untold') : null);
          if (fate !== null) onFate(event, fate);
          return fate === null;
        });
        if (!storm) return [];
        // Phones that are well again are no part of what is told, though they have not recovered yet.
        const lasts = ([key, event]: [string, ToldEvent]) =>
          event.kind !== 'began' || find(key)?.problem !== null;
        return [{ topic, storm: { ...storm, all: new Map([...storm.all].filter(lasts)) } }];
      });
    },

    dueAt() {
      const times = [holds.dueAt(), ...[...collectors.values()].map((collector) => collector.dueAt())];
      const first = Math.min(...times.filter((at) => at !== null));
      return first === Infinity ? null : first;
    },

    forget(key) {
      const held = takeBack(key).began;
      if (held !== null) onFate(held, suppressed('over'));
      known.delete(key);
    },
  };
}
