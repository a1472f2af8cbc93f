import type { Told } from '../core/alerts/outbox.ts';
import type { Destination } from '../core/destination.ts';
import type { Transport } from '../koophone/index.ts';
import type { Messages } from '../messages/index.ts';
import type { ActivityEntry } from '../core/alerts/activity.ts';
import { openActivity, type ActivityStore } from './activity-store.ts';
import type { Clock } from './clock.ts';
import { createDelivery } from './delivery.ts';
import type { Log } from './log.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { OnwardTargets } from './onward-targets.ts';
import { createOnward, type Onward } from './onward.ts';

export interface MessengersOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly messages: Messages;
  readonly log: Log;
  readonly targets: OnwardTargets;
  readonly send: Transport;
  readonly version: string;
  readonly demo: () => boolean;
  /** A notice was clicked. */
  readonly onGo: (destination: Destination) => void;
  readonly onEntries: (entries: readonly ActivityEntry[]) => void;
}

/** All that brings messages to people: the record, the desktop, and those who get notices passed on. */
export interface Messengers {
  readonly activity: ActivityStore;
  readonly notifications: Notifications;
  readonly onward: Onward;
  deliver(told: Told): void;
}

export function openMessengers(options: MessengersOptions, signal: AbortSignal): Messengers {
  const { directory, clock, messages, log } = options;
  const activity = openActivity({ directory, clock, onTrouble: log.error, onEntries: options.onEntries });
  const notifications = createNotifications({
    words: messages.onward.desktop,
    onClick(notice) {
      activity.change(notice.id, { kind: 'clicked', at: clock.now() });
      options.onGo(notice.destination);
    },
    onRefused(notice, error) {
      activity.change(notice.id, { kind: 'refused', error });
      log.error(`The system did not show "${notice.title}": ${error}`);
    },
  });
  const onward = createOnward({
    targets: options.targets.withUrls,
    clock,
    send: options.send,
    words: messages.onward,
    version: options.version,
    signal,
    onDone: (result) => activity.add([result]),
  });
  const deliver = createDelivery({ clock, messages, activity, notifications, onward, demo: options.demo });
  return { activity, notifications, onward, deliver };
}
