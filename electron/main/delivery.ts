import type { Told } from '../core/alerts/outbox.ts';
import type { Notice } from '../core/alerts/notice.ts';
import type { Messages } from '../messages/index.ts';
import type { ActivityStore } from './activity-store.ts';
import type { Clock } from './clock.ts';
import type { Notifications } from './notifications.ts';
import type { Onward } from './onward.ts';

export interface DeliveryOptions {
  readonly clock: Clock;
  readonly messages: Messages;
  readonly activity: Pick<ActivityStore, 'add'>;
  readonly notifications: Pick<Notifications, 'show'>;
  readonly onward: Pick<Onward, 'pass'>;
  readonly demo: () => boolean;
}

/** Brings what is told to where it goes: the record, the desktop, and those who get notices passed on. */
export function createDelivery(options: DeliveryOptions): (told: Told) => void {
  const { clock, messages, activity, notifications, onward } = options;

  function deliver(notice: Notice): void {
    // Nobody else shall be alarmed by phones that are made up.
    if (options.demo()) {
      if (notice.kept === null) notifications.show({ ...notice, title: messages.notices.demo(notice.title) });
      return;
    }
    if (notice.kept === null) notifications.show(notice);
    if (notice.passOn) onward.pass(notice, clock.now());
  }

  return ({ notices, activities }) => {
    // First the record: what becomes of a notice is written into its entry.
    activity.add(activities);
    for (const notice of notices) deliver(notice);
  };
}
