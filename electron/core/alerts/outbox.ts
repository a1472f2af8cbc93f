import type { FleetEvent } from '../fleet.ts';
import type { Activity } from './activity.ts';
import type { FindPhone } from './alert-phone.ts';
import type { Fate, NoticeFate, Reason } from './fate.ts';
import type { AlertKind } from './kinds.ts';
import type { Notice, NoticeDraft } from './notice.ts';
import { changeOf } from './record.ts';

/** What is to be shown, passed on and written down. */
export interface Told {
  readonly notices: readonly Notice[];
  readonly activities: readonly Activity[];
}

/** Gathers what is told until somebody takes it. All times are in ms since 1970. */
export interface Outbox {
  /** Says what became of an event. */
  settle(event: FleetEvent, fate: Fate, at: number): void;
  /** Says what became of a notice that goes nowhere. */
  drop(draft: NoticeDraft, why: Reason, at: number): void;
  /** Hands a notice out. `kept` says why the desktop shall not show it, or null. */
  hand(draft: NoticeDraft, kept: Reason | null, passOn: boolean, at: number): void;
  isEmpty(): boolean;
  take(): Told;
}

export function createOutbox(find: FindPhone, hasSound: (kind: AlertKind) => boolean): Outbox {
  let activities: Activity[] = [];
  let notices: Notice[] = [];

  function write({ id, title, body, destination }: NoticeDraft, fate: NoticeFate, at: number): void {
    activities.push({ what: 'notice', at, notice: id, title, body, destination, fate });
  }

  return {
    settle(event, fate, at) {
      activities.push(changeOf(event, at, find, fate));
    },
    drop(draft, why, at) {
      write(draft, { kind: 'suppressed', why }, at);
    },
    hand(draft, kept, passOn, at) {
      notices.push({ ...draft, sound: draft.kinds.some(hasSound), kept, passOn });
      write(draft, kept === null ? { kind: 'shown' } : { kind: 'suppressed', why: kept }, at);
    },
    isEmpty: () => notices.length + activities.length === 0,
    take() {
      const told = { notices, activities };
      notices = [];
      activities = [];
      return told;
    },
  };
}
