import type { Messages } from '../messages/index.ts';
import { createCollector } from './collector.ts';
import type { FleetEvent } from './fleet.ts';
import type { Notice } from './notice.ts';
import type { ProblemKind } from './problem.ts';
import { isProblemStatus } from './status.ts';
import { tell, type Describe, type Topic } from './telling.ts';

/** Which kinds of events the user wants to be told of. */
export type AlertKinds = Readonly<Record<ProblemKind | 'recovered' | 'otherChanges', boolean>>;

/**
 * Turns events of the fleet into notices: few, and each thing once. The times that are handed in are in ms of a clock
 * that never jumps: one that is set back must hold no notice back.
 */
export interface Alerts {
  add(events: readonly FleetEvent[], kinds: AlertKinds, now: number): void;
  /** When to call `take`; null when nothing is held back. */
  dueAt(): number | null;
  take(now: number): readonly Notice[];
}

function troubleOf(event: FleetEvent): ProblemKind | null {
  if (event.kind === 'status') return null;
  return event.kind === 'began' ? event.problem.kind : event.incident.kind;
}

export function createAlerts(describe: Describe, messages: Messages): Alerts {
  const collectors = {
    began: createCollector<FleetEvent>(),
    recovered: createCollector<FleetEvent>(),
    changed: createCollector<FleetEvent>(),
    unobserved: createCollector<FleetEvent>(),
  };
  const topics = Object.keys(collectors) as Topic[];

  /** What an event is told as, or null when it is not to be told. */
  function topicOf(event: FleetEvent, kinds: AlertKinds, recovering: ReadonlySet<string>): Topic | null {
    switch (event.kind) {
      case 'began':
        return event.baseline || !kinds[event.problem.kind] ? null : 'began';
      case 'recovered':
        return kinds.recovered && kinds[event.incident.kind] ? 'recovered' : null;
      case 'status': {
        const toldOtherwise =
          event.from === null ||
          isProblemStatus(event.from) ||
          isProblemStatus(event.to) ||
          recovering.has(event.key);
        return kinds.otherChanges && !toldOtherwise ? 'changed' : null;
      }
    }
  }

  return {
    add(events, kinds, now) {
      const recovering = new Set(events.filter(({ kind }) => kind === 'recovered').map(({ key }) => key));
      for (const event of events) {
        const back = { began: 'recovered', recovered: 'began', status: null } as const;
        const opposite = back[event.kind];
        const held = opposite === null ? undefined : collectors[opposite].takeBack(event.key);
        // What began and ended, or ended and began, before anybody was told of it is not worth a word.
        if (held !== undefined && troubleOf(held) === troubleOf(event)) continue;
        const topic = topicOf(event, kinds, recovering);
        if (topic === null) continue;
        collectors[event.afterGap ? 'unobserved' : topic].add(event.key, event, now);
      }
    },

    dueAt() {
      const times = topics.map((topic) => collectors[topic].dueAt()).filter((at) => at !== null);
      return times.length === 0 ? null : Math.min(...times);
    },

    take(now) {
      return topics.flatMap((topic) => {
        const storm = collectors[topic].take(now);
        return storm === null ? [] : tell(topic, storm, describe, messages);
      });
    },
  };
}
